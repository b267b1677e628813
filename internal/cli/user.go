package cli

import (
	"bufio"
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/fault"
)

// userCommands are what can be done about the people who sign in.
type userCommands struct {
	Add      userAddCommand      `cmd:""`
	List     userListCommand     `cmd:""`
	Role     userRoleCommand     `cmd:""`
	Remove   userRemoveCommand   `cmd:""`
	Password userPasswordCommand `cmd:""`
	Sessions userSessionsCommand `cmd:""`
}

func (userCommands) page() page { return page{does: "help.user", why: "help.user_why"} }

// userRoleFlag is a role.
type userRoleFlag struct{ access.Role }

// UnmarshalText reads a role. It fails with fault.Invalid, role.unknown.
func (f *userRoleFlag) UnmarshalText(text []byte) error {
	role, err := access.ParseRole(string(text))
	f.Role = role
	return err
}

// atPlace is the flag of commands about people at a creditor; without it they are
// about the house.
type atPlace struct {
	Creditor numberFlag `placeholder:"ID"`
}

func (a atPlace) id() debt.CreditorID { return debt.CreditorID(a.Creditor) }

// password reads a password from standard input.
func (s *session) password() (string, error) {
	line, err := bufio.NewReader(s.call.Stdin).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", fault.New(fault.Invalid, "user.no_password_given").Because(err)
	}
	return line, nil
}

// userAddCommand adds a person, or gives one who is known another role.
type userAddCommand struct {
	Email string `arg:""`
	Name  string `required:"" placeholder:"NAME"`
	atPlace
	Role          userRoleFlag `placeholder:"ROLE"`
	PasswordStdin bool
}

func (userAddCommand) page() page {
	return page{
		does: "help.user_add", why: "help.user_add_why",
		flags: map[string]string{
			"email": "help.user_email", "name": "help.user_name", "creditor": "help.user_creditor",
			"role": "help.user_role_flag", "password-stdin": "help.user_password_stdin",
		},
		examples: []example{
			{"help.user_add_example", "krav user add mette@fjord.example --name 'Mette Lund' --creditor 1"},
			{"help.user_add_example_operator", "krav user add drift@krav.example --name Drift --password-stdin"},
		},
	}
}

// Run adds the person and answers with them.
func (c *userAddCommand) Run(ctx context.Context, s *session) error {
	u := account.NewUser{Email: c.Email, Name: c.Name, Language: s.conf.Language, Creditor: c.id(), Role: c.role()}
	if c.PasswordStdin {
		var err error
		if u.Password, err = s.password(); err != nil {
			return err
		}
	}
	return s.within(ctx, func(h *house) error {
		p, err := h.accounts.AddUser(ctx, console(c.id()), u)
		if err != nil {
			return err
		}
		if p.Password == "" {
			s.tell.note(keyUserMailed, "email", p.Email)
		}
		return s.answerUser(ctx, h, p.Email)
	})
}

// Notes that commands about people tell beside the answer.
const (
	keyUserMailed    = "user.link_mailed"
	keyUserSignedOut = "user.signed_out_everywhere"
)

// role returns the role that was asked for: without a word, the one who can do
// everything there.
func (c *userAddCommand) role() access.Role {
	switch {
	case c.Role.Role != 0:
		return c.Role.Role
	case c.Creditor == 0:
		return access.Operator
	}
	return access.Administrator
}

// userRoleCommand gives a person another role.
type userRoleCommand struct {
	Email string       `arg:""`
	Role  userRoleFlag `arg:""`
	ofCreditor
}

func (userRoleCommand) page() page {
	return page{
		does: "help.user_role", why: "help.user_role_why",
		flags: map[string]string{"email": "help.user_email", "role": "help.user_role_flag", "creditor": "help.creditor_id"},
		examples: []example{
			{"help.user_role_example", "krav user role bo@fjord.example reader --creditor 1"},
		},
	}
}

// Run changes the role and answers with the person.
func (c *userRoleCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		p, _, err := h.accounts.UserByEmail(ctx, c.actor(), c.Email)
		if err != nil {
			return err
		}
		if err := h.accounts.SetRole(ctx, c.actor(), c.id(), p.ID, c.Role.Role); err != nil {
			return err
		}
		return s.answerUser(ctx, h, p.Email)
	})
}

// userRemoveCommand takes a person's role away.
type userRemoveCommand struct {
	Email string `arg:""`
	atPlace
}

func (userRemoveCommand) page() page {
	return page{
		does: "help.user_remove", why: "help.user_remove_why",
		flags:    map[string]string{"email": "help.user_email", "creditor": "help.user_creditor"},
		examples: []example{{"help.user_remove_example", "krav user remove bo@fjord.example --creditor 1"}},
	}
}

// Run takes the role away and answers with what the person still has.
func (c *userRemoveCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		who := console(c.id())
		p, _, err := h.accounts.UserByEmail(ctx, who, c.Email)
		if err != nil {
			return err
		}
		if err := h.accounts.RemoveUser(ctx, who, c.id(), p.ID); err != nil {
			return err
		}
		return s.answerUser(ctx, h, p.Email)
	})
}

// userPasswordCommand sets a person's password, or mails a link for choosing one.
type userPasswordCommand struct {
	Email         string `arg:""`
	PasswordStdin bool
}

func (userPasswordCommand) page() page {
	return page{
		does: "help.user_password", why: "help.user_password_why",
		flags:    map[string]string{"email": "help.user_email", "password-stdin": "help.user_password_stdin"},
		examples: []example{{"help.user_password_example", "krav user password mette@fjord.example"}},
	}
}

// Run sets the password, or orders the mail, and answers with the person.
func (c *userPasswordCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		p, _, err := h.accounts.UserByEmail(ctx, console(0), c.Email)
		if err != nil {
			return err
		}
		if !c.PasswordStdin {
			if err := h.accounts.AskReset(ctx, p.Email, account.Browser{}); err != nil {
				return err
			}
			s.tell.note(keyUserMailed, "email", p.Email)
			return s.answerUser(ctx, h, p.Email)
		}
		password, err := s.password()
		if err != nil {
			return err
		}
		if err := h.accounts.SetPassword(ctx, console(0), p.Email, password); err != nil {
			return err
		}
		s.tell.note(keyUserSignedOut)
		return s.answerUser(ctx, h, p.Email)
	})
}
