package casework

import (
	"context"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/letter"
)

// Printer makes the file of a letter.
type Printer interface {
	// Print lays a letter out on the creditor's letterhead. The same content gives
	// the same bytes. A character that no font has, or a logo that can't be used,
	// is a fault.
	Print(c Creditor, logo []byte, content letter.Content) (Printed, error)
	// Check reports whether a logo can be used on the creditor's letters.
	Check(c Creditor, logo []byte) error
}

// Envelopes knows what the window of a creditor's envelopes has room for.
type Envelopes interface {
	// Suits is a fault where the window isn't clear of the creditor's letterhead, or
	// can't hold the sender's line and a usual address.
	Suits(c Creditor, logo []byte, from letter.Sender) error
	// Holds is a fault where the window has no room for an address.
	Holds(c Creditor, from letter.Sender, to letter.Recipient) error
}

// Printed is a letter's file: a front that all letters of the creditor share,
// and what is the letter's own.
type Printed struct {
	Front []byte
	Body  []byte
	Pages int
}

// File returns the whole file.
func (p Printed) File() []byte { return slices.Concat(p.Front, p.Body) }

// Options is what the use cases need. All but Log, Writable, Envelopes, MailHost,
// Portal and AccountChanged must be given.
type Options struct {
	Store   Store
	Now     func() time.Time // the house's clock; a sandbox has its own
	NewID   func() int64
	Salt    func() string // random, for the hashes of personal text
	Book    *law.Book     // as the program was built with; entered rates are laid over it
	Flows   followup.Flows
	Printer Printer
	// Writable fails where a text has a character that no letter can be printed with;
	// nil where all can.
	Writable func(text string) error
	// Envelopes knows what has room in a window; nil where all has.
	Envelopes Envelopes
	// Mail returns the e-mail channel of a creditor. A sandbox's leads to a
	// catcher and never to a real server.
	Mail func(c Creditor) (Sender, error)
	// MailHost fails where a name can't be that of a creditor's own mail server, as it
	// points at a closed network; nil where all can.
	MailHost func(host string) error
	// Portal returns the address of the debtors' pages that the house serves, for a
	// creditor who names no other, or nothing; nil where it serves none.
	Portal func(c Creditor) string
	// AccountChanged tells a creditor's administrators of a change of where debtors pay,
	// once however often it is asked to; nil where nobody is told.
	AccountChanged func(ctx context.Context, creditor debt.CreditorID, change int64) error
	// Domain is the house's own domain, in message ids.
	Domain string
	// PortalKey makes the codes of the debtors' pages. It never changes, or
	// printed codes stop working.
	PortalKey [32]byte
	Log       *slog.Logger
}

// Service carries out use cases.
type Service struct {
	Options
	law atomic.Pointer[lawInForce]
}

// New returns the use cases over a store and the rest of what they need.
func New(o Options) *Service {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Service{Options: o}
	s.law.Store(s.lawOf(o.Book, LawAdditions{}))
	return s
}

// ownPortal returns the address of the debtors' pages that the house serves for a
// creditor, or nothing.
func (s *Service) ownPortal(c Creditor) string {
	if s.Portal == nil {
		return ""
	}
	return s.Portal(c)
}

// clock returns the moment it is for a creditor.
func (s *Service) clock(c Creditor) time.Time {
	if c.Sandbox && !c.ClockAt.IsZero() {
		return c.ClockAt
	}
	return s.Now()
}

// NowOf returns the moment it is for a creditor, by its own clock.
func (s *Service) NowOf(ctx context.Context, creditor debt.CreditorID) (time.Time, error) {
	var moment time.Time
	err := s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		c, err := r.Creditor(ctx)
		moment = s.clock(c)
		return err
	})
	return moment, err
}
