package account

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/wording"
)

// A notice tells people by mail of a change by which an account, or the creditor's
// money, could be led astray: whoever didn't do it is to see it (besked om ændring).

// noticeArgs is what the job of a notice is about.
type noticeArgs struct {
	Mail   int64    `json:"mail,string"` // number of the message, the same at each attempt
	Person PersonID `json:"person,string"`
	Change int64    `json:"change,string,omitempty"` // of the creditor's settings
}

// BankChange is a change of where a creditor's debtors pay (ny konto).
type BankChange struct {
	Before, After string // the account, as people write it
	On            civil.Date
	By            string // as access.Actor writes itself
}

// Settings knows what was changed of creditors' settings.
type Settings interface {
	// BankChange returns a change of where debtors pay. It fails with fault.NotFound.
	BankChange(ctx context.Context, creditor debt.CreditorID, change int64) (BankChange, error)
}

// tellPasswordChanged mails a person that their password was replaced. Who had none
// has just chosen the first.
func (s *Service) tellPasswordChanged(ctx context.Context, tx Tx, id PersonID) error {
	p, err := tx.Person(ctx, id)
	if err != nil || p.Password == "" {
		return err
	}
	return s.orderOnce(ctx, tx, jobPasswordNew, noticeArgs{Mail: s.NewID(), Person: id}, "")
}

func (s *Service) mailPasswordChanged(ctx context.Context, _ debt.CreditorID, about noticeArgs) error {
	var p Person
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		p, err = r.Person(ctx, about.Person)
		return err
	})
	if err != nil {
		return err
	}
	return s.Mailer.Mail(ctx, noticeTo(p, about.Mail, "account.password_changed_subject", "account.password_changed_text", map[string]string{
		"address": strings.TrimSuffix(s.Office, "/"),
	}))
}

// TellBankChanged orders a mail to each of a creditor's administrators that the account
// was changed which debtors pay to, once for each change.
func (s *Service) TellBankChanged(ctx context.Context, creditor debt.CreditorID, change int64) error {
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		members, err := tx.Members(ctx, creditor)
		if err != nil {
			return err
		}
		for _, m := range members {
			if m.Role != access.Administrator {
				continue
			}
			key := strconv.FormatInt(change, 10) + "/" + subject(m.ID)
			if err := s.orderOnce(ctx, tx, jobBankChanged, noticeArgs{Mail: s.NewID(), Person: m.ID, Change: change}, key); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Service) mailBankChanged(ctx context.Context, creditor debt.CreditorID, about noticeArgs) error {
	made, err := s.Settings.BankChange(ctx, creditor, about.Change)
	if err != nil {
		return err
	}
	var p Person
	var name, by string
	err = s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		if p, err = r.Person(ctx, about.Person); err != nil {
			return err
		}
		if name, err = r.CreditorName(ctx, creditor); err != nil {
			return err
		}
		by, err = memberNamed(ctx, r, creditor, made.By)
		return err
	})
	if err != nil {
		return err
	}
	return s.Mailer.Mail(ctx, noticeTo(p, about.Mail, "account.bank_changed_subject", "account.bank_changed_text", map[string]string{
		"creditor": name, "before": made.Before, "after": made.After, "by": cmp.Or(by, made.By),
		"day": wording.Date(p.Language, made.On),
	}))
}

// memberNamed returns what the person is called who did something at a creditor, or
// nothing where nobody of that number works there.
func memberNamed(ctx context.Context, r Reader, creditor debt.CreditorID, actor string) (string, error) {
	members, err := r.Members(ctx, creditor)
	for _, m := range members {
		if access.NewPerson(int64(m.ID), "").String() == actor {
			return m.Name, err
		}
	}
	return "", err
}

// noticeTo writes a notice to a person.
func noticeTo(p Person, id int64, subject, text string, args map[string]string) Message {
	args["name"] = p.Name
	said := []string{wording.Say(p.Language, "account.greeting", args), wording.Say(p.Language, text, args)}
	return Message{ID: id, To: p.Email, ToName: p.Name, Subject: wording.Say(p.Language, subject, args), Text: strings.Join(said, "\n\n") + "\n"}
}
