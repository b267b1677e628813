package cli

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/wording"
)

// userAnswer is a person and where they work.
type userAnswer struct {
	ID       wireID     `json:"id"`
	Email    string     `json:"email"`
	Name     string     `json:"name"`
	Password bool       `json:"password"` // whether there is one
	SignedIn *time.Time `json:"signed_in"`
	Roles    []userRole `json:"roles"`
}

// userRole is a role at a creditor; nought is the house.
type userRole struct {
	Creditor int64  `json:"creditor"`
	Role     string `json:"role"`
}

func newUserAnswer(p account.Person, memberships ...account.Membership) userAnswer {
	a := userAnswer{ID: wireID(p.ID), Email: p.Email, Name: p.Name, Password: p.Password != "", Roles: []userRole{}}
	if !p.SignedIn.IsZero() {
		a.SignedIn = &p.SignedIn
	}
	for _, m := range memberships {
		a.Roles = append(a.Roles, userRole{Creditor: int64(m.Creditor), Role: m.Role.String()})
	}
	return a
}

// answerUser answers with a person as they stand.
func (s *session) answerUser(ctx context.Context, h *house, email string) error {
	p, memberships, err := h.accounts.UserByEmail(ctx, console(0), email)
	if err != nil {
		return err
	}
	return s.answer(newUserAnswer(p, memberships...))
}

func (a userAnswer) print(p *paper) {
	p.line(a.Name + " <" + a.Email + ">")
	if !a.Password {
		p.paragraph("  ", p.said("user.without_password"))
	}
	for _, r := range a.Roles {
		p.line("  " + p.place(r))
	}
	if len(a.Roles) == 0 {
		p.paragraph("  ", p.said("user.without_role"))
	}
}

// Names of roles, as people see them.
const (
	keyAdministrator = "role.administrator"
	keyCaseworker    = "role.caseworker"
	keyBookkeeper    = "role.bookkeeper"
	keyReader        = "role.reader"
	keyOperator      = "role.operator"
)

func (p *paper) role(name string) string {
	keys := map[string]string{
		"administrator": keyAdministrator, "caseworker": keyCaseworker, "bookkeeper": keyBookkeeper,
		"reader": keyReader, "operator": keyOperator,
	}
	return p.said(keys[name])
}

// place returns a role with where it is held.
func (p *paper) place(r userRole) string {
	if r.Creditor == access.House {
		return p.role(r.Role)
	}
	return p.said("user.role_at", "role", p.role(r.Role), "creditor", wording.Count(p.language, int(r.Creditor)))
}

// userListCommand lists the people who sign in.
type userListCommand struct{ atPlace }

func (userListCommand) page() page {
	return page{
		does: "help.user_list", why: "help.user_list_why",
		flags:    map[string]string{"creditor": "help.user_list_place"}, //nolint:gosec // names of messages, no credentials
		examples: []example{{"help.user_list_example", "krav user list"}},
	}
}

// Run answers with the people of a creditor, or of the house and all creditors.
func (c *userListCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		places := []debt.CreditorID{c.id()}
		if c.Creditor == 0 {
			creditors, err := h.db.Creditors(ctx)
			if err != nil {
				return err
			}
			places = append(places, creditors...)
		}
		list := userList{Users: []userAnswer{}}
		for _, place := range places {
			members, err := h.accounts.Users(ctx, console(place), place)
			if err != nil {
				return err
			}
			for _, m := range members {
				list.Users = append(list.Users, newUserAnswer(m.Person, account.Membership{Creditor: place, Role: m.Role}))
			}
		}
		return s.answer(list)
	})
}

// userList is people with a role each; one with several roles stands there as often.
type userList struct {
	Users []userAnswer `json:"users"`
}

func (a userList) print(p *paper) {
	if len(a.Users) == 0 {
		p.say("user.none")
		return
	}
	for _, u := range a.Users {
		p.columns([]int{30, 32}, p.place(u.Roles[0]), u.Email, u.Name)
	}
}

// userSessionsCommand shows where a person is signed in, or signs them out.
type userSessionsCommand struct {
	Email string `arg:""`
	End   bool
}

func (userSessionsCommand) page() page {
	return page{
		does: "help.user_sessions", why: "help.user_sessions_why",
		flags:    map[string]string{"email": "help.user_email", "end": "help.user_sessions_end"},
		examples: []example{{"help.user_sessions_example", "krav user sessions mette@fjord.example --end"}},
	}
}

// Run answers with the sessions that are left.
func (c *userSessionsCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		p, _, err := h.accounts.UserByEmail(ctx, console(0), c.Email)
		if err != nil {
			return err
		}
		if c.End {
			if err := h.accounts.SignOutUser(ctx, console(0), p.ID); err != nil {
				return err
			}
		}
		sessions, err := h.accounts.SessionsOf(ctx, console(0), p.ID)
		if err != nil {
			return err
		}
		list := sessionList{Sessions: []sessionRow{}}
		for _, x := range sessions {
			list.Sessions = append(list.Sessions, sessionRow{Began: x.Began, Seen: x.Seen, Ends: x.Ends(), Address: x.Address, Agent: x.Agent})
		}
		return s.answer(list)
	})
}

// sessionList is where a person is signed in.
type sessionList struct {
	Sessions []sessionRow `json:"sessions"`
}

// sessionRow is one browser.
type sessionRow struct {
	Began   time.Time `json:"began"`
	Seen    time.Time `json:"seen"`
	Ends    time.Time `json:"ends"` // if it isn't used again
	Address string    `json:"address"`
	Agent   string    `json:"agent"`
}

func (a sessionList) print(p *paper) {
	if len(a.Sessions) == 0 {
		p.say("user.no_sessions")
		return
	}
	for _, x := range a.Sessions {
		p.line(p.said("user.session", "day", wording.Date(p.language, casework.DayOf(x.Seen)), "address", x.Address))
		p.paragraph("  ", x.Agent)
	}
}
