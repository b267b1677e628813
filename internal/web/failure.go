package web

import (
	"context"
	"errors"
	"net/http"

	"krav/internal/fault"
)

// failureTitle says in a few words what sort of thing went wrong.
func failureTitle(ctx context.Context, status int) string {
	switch status {
	case http.StatusNotFound:
		return Say(ctx, "web.not_found_title")
	case http.StatusForbidden:
		return Say(ctx, "web.forbidden_title")
	case http.StatusInternalServerError:
		return Say(ctx, "web.failed_title")
	case http.StatusServiceUnavailable:
		return Say(ctx, "web.unavailable_title")
	}
	return Say(ctx, "web.refused_title")
}

// unreadable says that what was sent can't be read.
func unreadable(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return fault.New(fault.Invalid, "web.too_large").Because(err)
	}
	return fault.New(fault.Invalid, "web.form_unreadable").Because(err)
}
