package office

import (
	"context"

	"krav/internal/access"
	"krav/internal/web"
)

// roleName returns what a role is called.
func roleName(ctx context.Context, role access.Role) string {
	switch role {
	case access.Administrator:
		return web.Say(ctx, "office.role_administrator")
	case access.Caseworker:
		return web.Say(ctx, "office.role_caseworker")
	case access.Bookkeeper:
		return web.Say(ctx, "office.role_bookkeeper")
	case access.Reader:
		return web.Say(ctx, "office.role_reader")
	case access.Operator:
		return web.Say(ctx, "office.role_operator")
	}
	return role.String()
}

// roleMeans says in a sentence what a role may do.
func roleMeans(ctx context.Context, role access.Role) string {
	switch role {
	case access.Administrator:
		return web.Say(ctx, "office.role_administrator_may")
	case access.Caseworker:
		return web.Say(ctx, "office.role_caseworker_may")
	case access.Bookkeeper:
		return web.Say(ctx, "office.role_bookkeeper_may")
	case access.Reader:
		return web.Say(ctx, "office.role_reader_may")
	case access.Operator:
		return web.Say(ctx, "office.role_operator_may")
	}
	return ""
}
