package account

import (
	"context"
	"crypto/hmac"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// Purpose is what a mailed link is for. It is stored, and so never renamed.
type Purpose string

// The purposes.
const (
	// ForSignUp confirms the address of somebody who signs up (bekræft e-mail).
	ForSignUp Purpose = "sign_up"
	// ForReset lets a person choose a new password (ny adgangskode).
	ForReset Purpose = "reset"
	// ForEmail confirms a person's new address.
	ForEmail Purpose = "email"
	// ForInvitation takes up an invitation. Those lie with their creditor.
	ForInvitation Purpose = "invitation"
)

// How long links are good for.
const (
	resetLife      = time.Hour
	firstLife      = 24 * time.Hour // for a first password
	confirmLife    = 24 * time.Hour
	invitationLife = 7 * 24 * time.Hour
)

// Link is a link that is mailed and may be followed once. What opens it isn't kept:
// it is made of the link's number and the house's key each time it is needed, so
// that neither a copy of the database nor the arguments of a job let anybody in.
type Link struct {
	ID      int64
	Purpose Purpose
	Person  PersonID // nought where there is nobody yet
	Email   string   // where it is mailed to
	Body    string   // JSON of what it brings about
	Made    time.Time
	Expires time.Time
}

// Invitation asks somebody to work for a creditor (invitation).
type Invitation struct {
	ID       int64
	Creditor debt.CreditorID
	Email    string
	Role     access.Role
	Language wording.Language
	By       string // who invited, as access.Actor.String
	Made     time.Time
	Expires  time.Time
}

// token returns what opens a link.
func (s *Service) token(purpose Purpose, creditor debt.CreditorID, id int64) string {
	plain := strings.Join([]string{string(purpose), strconv.FormatInt(int64(creditor), 10), strconv.FormatInt(id, 10)}, ".")
	return plain + "." + base64.RawURLEncoding.EncodeToString(s.mac("link", plain))
}

// read reads a token. It fails with "link.used_or_expired" for one that isn't of
// this house and purpose.
func (s *Service) read(token string, purpose Purpose) (debt.CreditorID, int64, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 4 || parts[0] != string(purpose) {
		return 0, 0, errLink()
	}
	creditor, err1 := strconv.ParseInt(parts[1], 10, 64)
	id, err2 := strconv.ParseInt(parts[2], 10, 64)
	if err1 != nil || err2 != nil || !hmac.Equal([]byte(token), []byte(s.token(purpose, debt.CreditorID(creditor), id))) {
		return 0, 0, errLink()
	}
	return debt.CreditorID(creditor), id, nil
}

func errLink() error { return fault.New(fault.NotFound, "link.used_or_expired") }

// use takes up a link, which can be done once.
func (s *Service) use(ctx context.Context, tx Tx, id int64, purpose Purpose) (Link, error) {
	l, err := tx.UseLink(ctx, id)
	if err != nil {
		return Link{}, err
	}
	if l.Purpose != purpose || !s.Now().Before(l.Expires) {
		return Link{}, errLink()
	}
	return l, nil
}

// Look returns the link of a token without following it: for the page that asks
// whether to. Programs that read mail open links too, so following one is a press
// on a button.
func (s *Service) Look(ctx context.Context, token string, purpose Purpose) (Link, error) {
	_, id, err := s.read(token, purpose)
	if err != nil {
		return Link{}, err
	}
	var l Link
	err = s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if l, err = r.Link(ctx, id); err != nil {
			return err
		}
		if l.Purpose != purpose || !s.Now().Before(l.Expires) || l.Person == 0 && purpose != ForSignUp {
			return errLink()
		}
		return nil
	})
	return l, err
}
