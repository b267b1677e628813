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
)

const (
	// ticketLife is how long a ticket to a preview opens it: as long as it takes to
	// get from one site to the other.
	ticketLife = time.Minute
	// previewLife is how long a preview lasts once it is open.
	previewLife = 30 * time.Minute
)

// What a signed text about a preview is good for.
const (
	toEnter = "preview.enter"
	toStay  = "preview.stay"
)

// Preview is one of a creditor's people who looks at a case as its debtor does (se
// som skyldner).
type Preview struct {
	Actor    access.Actor // the person: give it to the use cases
	Creditor debt.CreditorID
	Case     int64 // the case's number
}

// PreviewTicket returns a ticket with which a person who is signed in gets from the
// creditor's site to the debtor's page of a case. It is good for a minute, says
// nothing in itself of what the person may see, and leaves no row anywhere. It fails
// with "session.ended".
func (s *Service) PreviewTicket(ctx context.Context, token string, creditor debt.CreditorID, number int64) (string, error) {
	v, err := s.Who(ctx, token)
	if err != nil {
		return "", err
	}
	return s.ticket(toEnter, v.Session.Hash, creditor, number, s.Now().Add(ticketLife)), nil
}

// EnterPreview swaps a ticket for the token of the preview, for a cookie. It fails
// with "session.ended".
func (s *Service) EnterPreview(ctx context.Context, ticket string) (string, error) {
	hash, seen, err := s.preview(ctx, toEnter, ticket)
	if err != nil {
		return "", err
	}
	return s.ticket(toStay, hash, seen.Creditor, seen.Case, s.Now().Add(previewLife)), nil
}

// PreviewWho returns who looks, by the token in the cookie, with the roles that they
// have at this moment. It fails with "session.ended" where the preview has run out,
// or the person has signed out since.
func (s *Service) PreviewWho(ctx context.Context, token string) (Preview, error) {
	_, seen, err := s.preview(ctx, toStay, token)
	return seen, err
}

// ticket signs whose session may see what, and until when.
func (s *Service) ticket(use, hash string, creditor debt.CreditorID, number int64, until time.Time) string {
	plain := strings.Join([]string{
		hash, strconv.FormatInt(int64(creditor), 10), strconv.FormatInt(number, 10), strconv.FormatInt(until.Unix(), 10),
	}, ".")
	return plain + "." + base64.RawURLEncoding.EncodeToString(s.mac(use, plain))
}

// preview reads a ticket, and returns the hash of the session that it rests on.
func (s *Service) preview(ctx context.Context, use, ticket string) (string, Preview, error) {
	parts := strings.Split(ticket, ".")
	if len(parts) != 5 {
		return "", Preview{}, errEnded()
	}
	creditor, err1 := strconv.ParseInt(parts[1], 10, 64)
	number, err2 := strconv.ParseInt(parts[2], 10, 64)
	until, err3 := strconv.ParseInt(parts[3], 10, 64)
	if err1 != nil || err2 != nil || err3 != nil {
		return "", Preview{}, errEnded()
	}
	signed := s.ticket(use, parts[0], debt.CreditorID(creditor), number, time.Unix(until, 0))
	if !hmac.Equal([]byte(signed), []byte(ticket)) || !s.Now().Before(time.Unix(until, 0)) {
		return "", Preview{}, errEnded()
	}
	v, err := s.whoBy(ctx, parts[0])
	if err != nil {
		return "", Preview{}, err
	}
	return parts[0], Preview{Actor: v.Actor, Creditor: debt.CreditorID(creditor), Case: number}, nil
}
