package cli

import (
	"context"
	"errors"
	"strings"
	"sync"

	"krav/internal/fault"
)

// serveCommand opens the house to browsers.
type serveCommand struct {
	Addr     string   `placeholder:"HOST:PORT"`
	Role     roleFlag `placeholder:"web,worker" default:"web,worker"`
	Gallery  bool
	Unlocked int64 `placeholder:"CREDITOR"`
}

func (serveCommand) page() page {
	return page{
		does: "help.serve", why: "help.serve_why",
		flags: map[string]string{
			"addr": "help.serve_addr", "role": "help.serve_role", "gallery": "help.serve_gallery", "unlocked": "help.serve_unlocked",
		},
		examples: []example{
			{"help.serve_example", "krav serve"},
			{"help.serve_example_roles", "krav serve --role web"},
		},
	}
}

// roleFlag is what a machine does: show pages, do jobs, or both.
type roleFlag struct{ web, worker bool }

// UnmarshalText reads "web", "worker" or both with a comma. It fails with
// fault.Invalid, serve.role_unknown.
func (f *roleFlag) UnmarshalText(text []byte) error {
	*f = roleFlag{}
	for role := range strings.SplitSeq(string(text), ",") {
		switch strings.TrimSpace(role) {
		case "web":
			f.web = true
		case "worker":
			f.worker = true
		default:
			return fault.New(fault.Invalid, "serve.role_unknown").With("role", role)
		}
	}
	return nil
}

// Run serves the office and the portal, and does jobs beside, until it is stopped.
func (c *serveCommand) Run(ctx context.Context, s *session) error {
	if c.Addr != "" {
		s.conf.Office.Listen = c.Addr // for the house too: links in mails lead there
	}
	conf := s.conf.configuration
	return s.within(ctx, func(h *house) error {
		var roles []func(context.Context) error
		if c.Role.web {
			sites, err := c.open(ctx, conf, h)
			if err != nil {
				return err
			}
			s.tell.note("serve.open", "office", conf.Office.address(), "portal", conf.Portal.address())
			if err := c.welcome(ctx, s, conf, h); err != nil {
				return err
			}
			for _, site := range sites {
				roles = append(roles, site.serve)
			}
			if !c.Role.worker { // which looks for itself
				roles = append(roles, h.followLaw)
			}
		}
		if c.Role.worker {
			runner, err := h.runner()
			if err != nil {
				return err
			}
			roles = append(roles, func(ctx context.Context) error { return h.serve(ctx, runner) })
		}
		return together(ctx, roles...)
	})
}

// together does several things until ctx is done or one of them fails, and then
// waits for all of them to end.
func together(ctx context.Context, roles ...func(context.Context) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	failed := make([]error, len(roles))
	var under sync.WaitGroup
	for i, role := range roles {
		under.Go(func() {
			defer stop()
			failed[i] = role(ctx)
		})
	}
	under.Wait()
	return errors.Join(failed...)
}

// welcome says how the first user of a house comes in.
func (c *serveCommand) welcome(ctx context.Context, s *session, conf configuration, h *house) error {
	somebody, err := h.accounts.HasPeople(ctx)
	switch {
	case err != nil:
		return err
	case somebody || c.Unlocked != 0:
	case conf.SignUpClosed:
		s.tell.note("serve.first_user_added")
	default:
		s.tell.note("serve.first_user", "address", conf.Office.address()+"/sign-up")
	}
	return nil
}
