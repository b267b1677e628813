package casework_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/letter"
)

// post is the world that e-mails go to.
type post struct {
	mu     sync.Mutex
	tried  []casework.Outgoing           // every attempt
	sent   []casework.Outgoing           // what was taken
	answer func(casework.Outgoing) error // nil takes it
	forgot []debt.DispatchID             // what it was told to forget
}

func (p *post) Forget(_ context.Context, ids []debt.DispatchID) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgot = append(p.forgot, ids...)
	return nil
}

func (p *post) Send(_ context.Context, m casework.Outgoing) (casework.Handed, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tried = append(p.tried, m)
	if p.answer != nil {
		if err := p.answer(m); err != nil {
			return casework.Handed{}, err
		}
	}
	p.sent = append(p.sent, m)
	return casework.Handed{ProviderID: fmt.Sprintf("p%d", len(p.sent)), Answer: "250 ok", Accepted: true}, nil
}

// answers has the world answer each message so.
func (p *post) answers(answer func(casework.Outgoing) error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = answer
}

// refused is a server that won't have a message for good.
func refused(casework.Outgoing) error {
	return &casework.SendError{Permanent: true, Hindrance: casework.AddressDead, Code: 550, Enhanced: "5.1.1", Text: "no such user", Err: fault.New(fault.Invalid, "dispatch.address_dead")}
}

// busy is a server that is to be tried again.
func busy(casework.Outgoing) error {
	return &casework.SendError{Hindrance: casework.NotReached, Code: 451, Enhanced: "4.3.0", Text: "try later", Err: fault.New(fault.Unavailable, "dispatch.connection_lost")}
}

// press prints the words of a letter, without looks: a text that begins with a
// front shared by all.
type press struct{}

func (press) Print(_ casework.Creditor, _ []byte, content letter.Content) (casework.Printed, error) {
	if content.Recipient == nil {
		return casework.Printed{}, fault.New(fault.Invalid, "pdf.window_off_page")
	}
	words := append([]string{content.Title, content.Date.String()}, content.Recipient.Lines...)
	for _, block := range content.Body {
		words = append(words, fmt.Sprint(block))
	}
	if content.Pay != nil {
		words = append(words, fmt.Sprint(content.Pay.Demand))
	}
	return casework.Printed{Front: []byte("%front\n"), Body: []byte(strings.Join(words, "\n")), Pages: 1}, nil
}

// Check has no room for a window in the upper 30 mm of a page.
func (press) Check(c casework.Creditor, logo []byte) error {
	if c.AddressWindow().Top < 30 {
		return fault.New(fault.Invalid, "pdf.window_off_page")
	}
	if string(logo) == "no picture" {
		return fault.New(fault.Invalid, "pdf.logo_type_refused")
	}
	return nil
}

func discarded() *slog.Logger { return slog.New(slog.DiscardHandler) }
