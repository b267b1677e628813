package account

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/wording"
)

// Message is a mail to one of the house's own people (e-mail til en bruger).
type Message struct {
	ID      int64 // the same at each attempt
	To      string
	ToName  string
	Subject string
	Text    string
}

// Mailer sends mail to the house's own people.
type Mailer interface {
	// Mail hands a message over. An error means another try later; one made by
	// jobs.Cancel means that there is no use in one.
	Mail(ctx context.Context, m Message) error
}

// Kinds of job. They are stored, and so never renamed.
const (
	jobLink       = "account.mail_link"
	jobInvitation = "account.mail_invitation"
	jobEmailAsked = "account.mail_email_asked"
	// jobPasswordNew and jobBankChanged tell people what they should know was done.
	jobPasswordNew = "account.mail_password_changed"
	jobBankChanged = "account.mail_bank_changed"
)

// mailArgs is what a job is about: an id, never content.
type mailArgs struct {
	ID int64 `json:"id,string"`
}

// Works returns the kinds of work that the use cases order.
func (s *Service) Works() []jobs.Work {
	return []jobs.Work{
		{Kind: jobLink, Do: mailing(s.mailLink), Timeout: time.Minute},
		{Kind: jobInvitation, Do: mailing(s.mailInvitation), Timeout: time.Minute},
		{Kind: jobEmailAsked, Do: mailing(s.mailEmailAsked), Timeout: time.Minute},
		{Kind: jobPasswordNew, Do: mailing(s.mailPasswordChanged), Timeout: time.Minute},
		{Kind: jobBankChanged, Do: mailing(s.mailBankChanged), Timeout: time.Minute},
		{Kind: jobLaw, Do: s.mailLaw, Timeout: time.Minute},
	}
}

// mailing does a job, and gives it up where what was to be mailed isn't there any
// more: the link has been followed, or has run out.
func mailing[Args any](do func(ctx context.Context, creditor debt.CreditorID, args Args) error) func(context.Context, jobs.Job) error {
	return func(ctx context.Context, job jobs.Job) error {
		var args Args
		if err := json.Unmarshal([]byte(job.Args), &args); err != nil {
			return jobs.Cancel(fmt.Errorf("arguments of job %d: %w", job.ID, err))
		}
		err := do(ctx, debt.CreditorID(job.Creditor), args)
		if fault.Is(err, fault.NotFound) {
			return jobs.Cancel(err)
		}
		return err
	}
}

// order orders a mail for after the commit. It is due at once, by whatever clock:
// a sandbox's may stand anywhere.
func (s *Service) order(ctx context.Context, tx Tx, kind string, id int64) error {
	return s.orderOnce(ctx, tx, kind, mailArgs{id}, "")
}

// orderOnce orders a mail as order does, unless one was ordered under its key.
func (s *Service) orderOnce(ctx context.Context, tx Tx, kind string, about any, key string) error {
	args, err := json.Marshal(about)
	if err != nil {
		return fmt.Errorf("arguments of a job: %w", err)
	}
	return tx.Enqueue(ctx, []jobs.Draft{{ID: s.NewID(), Kind: kind, Lane: jobs.Urgent, Args: string(args), Key: key, RunAt: time.Unix(0, 0)}})
}

// send adds a link and orders the mail with it.
func (s *Service) send(ctx context.Context, tx Tx, l Link, life time.Duration) error {
	l.ID, l.Made = s.NewID(), s.Now()
	if l.Purpose == ForEmail { // before the new address gets its link
		l.Body = `{"told":"` + strconv.FormatInt(s.NewID(), 10) + `"}`
		if err := s.order(ctx, tx, jobEmailAsked, l.ID); err != nil {
			return err
		}
	}
	l.Expires = l.Made.Add(life)
	if l.Body == "" {
		l.Body = "{}"
	}
	if err := tx.AddLink(ctx, l); err != nil {
		return err
	}
	return s.order(ctx, tx, jobLink, l.ID)
}

// mailReset mails a person a link for choosing their first password.
func (s *Service) mailReset(ctx context.Context, tx Tx, p Person) error {
	return s.send(ctx, tx, Link{Purpose: ForReset, Person: p.ID, Email: p.Email}, firstLife)
}

// mailLink mails a link.
func (s *Service) mailLink(ctx context.Context, _ debt.CreditorID, about mailArgs) error {
	var l Link
	var p Person
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if l, err = r.Link(ctx, about.ID); err != nil {
			return err
		}
		p, err = linked(ctx, r, l)
		return err
	})
	if err != nil {
		return err
	}
	if !s.Now().Before(l.Expires) {
		return errLink()
	}
	m, wanted := s.letterOf(l, p)
	if !wanted {
		return nil // somebody asked for a link to an account that isn't there
	}
	return s.Mailer.Mail(ctx, m)
}

// mailEmailAsked tells the address that a person has so far that another is to be put in
// its place: who has got hold of a password would otherwise take the account unseen.
func (s *Service) mailEmailAsked(ctx context.Context, _ debt.CreditorID, about mailArgs) error {
	var l Link
	var p Person
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if l, err = r.Link(ctx, about.ID); err != nil {
			return err
		}
		p, err = r.Person(ctx, l.Person)
		return err
	})
	if err != nil {
		return err
	}
	var body struct {
		Told int64 `json:"told,string"` // the number of this mail, the same at each attempt
	}
	if err := json.Unmarshal([]byte(l.Body), &body); err != nil {
		return jobs.Cancel(fmt.Errorf("body of link %d: %w", l.ID, err))
	}
	m := Message{ID: body.Told, To: p.Email, ToName: p.Name}
	args := map[string]string{"name": p.Name, "email": l.Email}
	m.Subject = wording.Say(p.Language, "account.email_asked_subject", args)
	m.Text = wording.Say(p.Language, "account.greeting", args) + "\n\n" + wording.Say(p.Language, "account.email_asked_text", args) + "\n"
	return s.Mailer.Mail(ctx, m)
}

// linked returns the person that a link is about: of one for signing up, whoever
// has the address already.
func linked(ctx context.Context, r Reader, l Link) (Person, error) {
	switch {
	case l.Purpose == ForSignUp:
		p, err := r.PersonByEmail(ctx, EmailKey(l.Email))
		if fault.Is(err, fault.NotFound) {
			return Person{}, nil
		}
		return p, err
	case l.Person == 0:
		return Person{}, nil
	}
	return r.Person(ctx, l.Person)
}

// Message keys of the mails.
const (
	keyResetSubject   = "account.reset_subject"
	keyResetText      = "account.reset_text"
	keyFirstText      = "account.first_text"
	keySignUpSubject  = "account.sign_up_subject"
	keySignUpText     = "account.sign_up_text"
	keyKnownSubject   = "account.sign_up_known_subject"
	keyKnownText      = "account.sign_up_known_text"
	keyEmailSubject   = "account.email_subject"
	keyEmailText      = "account.email_text"
	keyInvitedSubject = "account.invited_subject"
	keyInvitedText    = "account.invited_text"
)

// letterOf returns the mail with a link, or false where none is to be sent.
func (s *Service) letterOf(l Link, p Person) (Message, bool) {
	m := Message{ID: l.ID, To: l.Email, ToName: p.Name}
	link := s.address(l.Purpose, s.token(l.Purpose, house, l.ID))
	switch {
	case l.Purpose == ForSignUp && p.ID != 0:
		m.write(p.Language, keyKnownSubject, keyKnownText, strings.TrimSuffix(s.Office, "/"), p.Name)
	case l.Purpose == ForSignUp:
		asked := l.signUp()
		m.ToName = asked.Name
		m.write(asked.Language, keySignUpSubject, keySignUpText, link, asked.Name, "creditor", asked.Creditor)
	case p.ID == 0:
		return Message{}, false
	case l.Purpose == ForEmail:
		m.write(p.Language, keyEmailSubject, keyEmailText, link, p.Name)
	case p.Password == "":
		m.write(p.Language, keyResetSubject, keyFirstText, link, p.Name)
	default:
		m.write(p.Language, keyResetSubject, keyResetText, link, p.Name)
	}
	return m, true
}

// address returns the address of the page that a link leads to.
func (s *Service) address(purpose Purpose, token string) string {
	return strings.TrimSuffix(s.Office, "/") + "/link/" + string(purpose) + "/" + token
}

// mailInvitation mails an invitation.
func (s *Service) mailInvitation(ctx context.Context, creditor debt.CreditorID, about mailArgs) error {
	var i Invitation
	var name string
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if i, err = r.Invitation(ctx, creditor, about.ID); err != nil {
			return err
		}
		name, err = r.CreditorName(ctx, creditor)
		return err
	})
	if err != nil {
		return err
	}
	if !s.Now().Before(i.Expires) {
		return errLink()
	}
	m := Message{ID: i.ID, To: i.Email}
	m.write(i.Language, keyInvitedSubject, keyInvitedText, s.address(ForInvitation, s.token(ForInvitation, creditor, about.ID)), "", "creditor", name)
	return s.Mailer.Mail(ctx, m)
}

// write writes subject and text: a greeting, the text with the link on a line of
// its own under it, and what to do if one asked for nothing.
func (m *Message) write(language wording.Language, subject, text, link, name string, values ...string) {
	args := map[string]string{"name": name}
	for i := 0; i+1 < len(values); i += 2 {
		args[values[i]] = values[i+1]
	}
	greeting := wording.Say(language, "account.greeting", args)
	if name == "" {
		greeting = wording.Say(language, "account.greeting_unnamed", nil)
	}
	m.Subject = wording.Say(language, subject, args)
	m.Text = strings.Join([]string{
		greeting, wording.Say(language, text, args), link, wording.Say(language, "account.not_you", nil),
	}, "\n\n") + "\n"
}
