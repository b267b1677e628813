package account

import (
	"context"

	"krav/internal/fault"
)

// mailBuckets returns what asking for a mail to an address is counted by.
func mailBuckets(email string, from Browser) []Bucket {
	return []Bucket{
		mailAddress.of("mail, address", source(from.Address)), mailAccount.of("mail, account", EmailKey(email)), mailAll.of("mail"),
	}
}

// AskReset mails a link for choosing a new password (glemt adgangskode) to the
// person with an address, good for an hour. It answers the same and does the same
// work where there is none: a link is made either way, and one to nobody isn't
// mailed. It fails with "mail.too_many", which is Unavailable.
func (s *Service) AskReset(ctx context.Context, email string, from Browser) error {
	email, err := checkEmail(email)
	if err != nil {
		return err
	}
	if _, err := s.take(ctx, "mail.too_many", mailBuckets(email, from)...); err != nil {
		return err
	}
	p, err := s.personWith(ctx, EmailKey(email))
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		return s.send(ctx, tx, Link{Purpose: ForReset, Person: p.ID, Email: email}, resetLife)
	})
}

// Reset gives the person of a mailed link a new password. All their sessions end,
// and so do their other links of the kind. It fails with "link.used_or_expired".
func (s *Service) Reset(ctx context.Context, token, password string) error {
	_, id, err := s.read(token, ForReset)
	if err != nil {
		return err
	}
	asked, err := s.Look(ctx, token, ForReset)
	if err != nil {
		return err
	}
	hash, err := s.hash(ctx, password, asked.Email)
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		if err := tx.LockPerson(ctx, asked.Person); err != nil {
			return err
		}
		l, err := s.use(ctx, tx, id, ForReset)
		if err != nil {
			return err
		}
		return s.replacePassword(ctx, tx, as(l.Person), l.Person, hash, PasswordReset, "")
	})
}

// AskEmail mails a link to the person's new address (skift e-mail). The address
// changes when it is followed. It fails with "password.wrong".
func (s *Service) AskEmail(ctx context.Context, v Visitor, password, email string, from Browser) error {
	email, err := checkEmail(email)
	if err != nil {
		return err
	}
	if err := s.confirm(ctx, v, password); err != nil {
		return err
	}
	if _, err := s.take(ctx, "mail.too_many", mailBuckets(email, from)...); err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		return s.send(ctx, tx, Link{Purpose: ForEmail, Person: v.Person.ID, Email: email}, confirmLife)
	})
}

// ConfirmEmail changes a person's address to the one that a link was mailed to. It
// fails with "link.used_or_expired", and with "user.email_taken" where the address
// is another's: whoever follows the link has its mailbox.
func (s *Service) ConfirmEmail(ctx context.Context, token string) error {
	_, id, err := s.read(token, ForEmail)
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		l, err := s.use(ctx, tx, id, ForEmail)
		if err != nil {
			return err
		}
		other, err := tx.PersonByEmail(ctx, EmailKey(l.Email))
		if err == nil && other.ID != l.Person {
			return fault.New(fault.Conflict, "user.email_taken").In("email")
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err := tx.SaveEmail(ctx, l.Person, l.Email); err != nil {
			return err
		}
		if err := tx.DropLinks(ctx, l.Person, ForReset); err != nil { // they were mailed to the old address
			return err
		}
		return s.record(ctx, tx, house, as(l.Person), EmailChanged, subject(l.Person), "")
	})
}
