package cli

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// paymentsInboxCommand lists the bank entries that wait for a person.
type paymentsInboxCommand struct {
	ofCreditor
	Limit int `default:"200" placeholder:"COUNT"`
}

func (paymentsInboxCommand) page() page {
	return page{
		does: "help.payments_inbox", why: "help.payments_inbox_why",
		flags:    map[string]string{"creditor": "help.creditor_id", "limit": "help.payments_limit"},
		examples: []example{{"help.payments_inbox_example", "krav payments inbox --creditor 1"}},
	}
}

// Run answers with the entries, those with a proposal first.
func (c *paymentsInboxCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		entries, err := h.Inbox(ctx, c.actor(), c.id(), c.Limit)
		if err != nil {
			return err
		}
		inbox := paymentsInbox{Entries: make([]inboxEntry, len(entries))}
		for i, e := range entries {
			inbox.Entries[i] = newInboxEntry(e, s.conf.Language)
		}
		return s.answer(inbox)
	})
}

// paymentsInbox is the money that waits for a person.
type paymentsInbox struct {
	Entries []inboxEntry `json:"entries"`
}

// inboxEntry is one bank entry, with the number of the case that was found for it.
type inboxEntry struct {
	ID        wireID       `json:"id"`
	State     string       `json:"state"`
	Case      int64        `json:"case,omitempty"` // proposed
	Also      []int64      `json:"also,omitempty"` // further cases that it may be for
	Amount    money.Amount `json:"amount"`
	ValueOn   civil.Date   `json:"value_on"`
	BookedOn  civil.Date   `json:"booked_on"`
	Payer     string       `json:"payer"`
	Reference string       `json:"reference"`
	Text      string       `json:"text"`
	Unread    bool         `json:"unread,omitempty"`  // a line that couldn't be read: the amount isn't known
	Foreign   string       `json:"foreign,omitempty"` // what came in another currency, such as "EUR 120.00"; the amount is nought then
	Why       string       `json:"why"`
	Reason    string       `json:"reason"`
}

func newInboxEntry(e casework.BankEntry, l wording.Language) inboxEntry {
	return inboxEntry{
		ID: wireID(e.ID), State: string(e.State), Case: e.Number, Also: e.AlsoNumbers, Amount: e.Amount, ValueOn: e.ValueOn, BookedOn: e.BookedOn,
		Payer: e.Payer, Reference: e.Reference, Text: e.Text, Unread: e.IsUnread(), Foreign: e.Foreign(), Why: e.Why, Reason: breakable(wording.Say(l, e.Why, nil)),
	}
}

// sum returns what came, as a person reads it.
func (e inboxEntry) sum(l wording.Language) string {
	switch {
	case e.Unread:
		return "?"
	case e.Foreign != "":
		return wording.ForeignSum(l, e.Foreign)
	}
	return wording.Figure(l, e.Amount)
}

// cases names the cases that the entry may be for.
func (e inboxEntry) cases() string {
	var numbers []string
	if e.Case != 0 {
		numbers = append(numbers, strconv.FormatInt(e.Case, 10))
	}
	for _, number := range e.Also {
		numbers = append(numbers, strconv.FormatInt(number, 10))
	}
	return strings.Join(numbers, ", ")
}

func (a paymentsInbox) print(p *paper) {
	if len(a.Entries) == 0 {
		p.say("payments.inbox_empty")
		return
	}
	for _, e := range a.Entries {
		head := p.said("payments.entry", "id", strconv.FormatInt(int64(e.ID), 10), "day", wording.ShortDate(p.language, e.ValueOn), "payer", e.Payer)
		p.row(head, e.sum(p.language))
		p.paragraph("    ", joined(" · ", e.Reference, oneLine(strings.TrimPrefix(e.Text, e.Foreign))))
		switch {
		case len(e.Also) > 0:
			p.paragraph("    ", p.said("payments.candidates", "cases", e.cases()))
		case e.Case != 0:
			p.paragraph("    ", p.said("payments.proposed", "case", strconv.FormatInt(e.Case, 10)))
		}
		p.paragraph("    ", e.Reason)
	}
}

// paymentsConfirmCommand books an entry of the inbox on a case.
type paymentsConfirmCommand struct {
	Entry numberFlag `arg:""`
	ofCreditor
	Case  numberFlag `placeholder:"NUMBER"`
	Again bool
}

func (paymentsConfirmCommand) page() page {
	return page{
		does: "help.payments_confirm", why: "help.payments_confirm_why",
		flags: map[string]string{
			"entry": "help.payments_entry", "creditor": "help.creditor_id", "case": "help.payments_confirm_case",
			"again": "help.payments_confirm_again",
		},
		examples: []example{{"help.payments_confirm_example", "krav payments confirm 1234 --creditor 1 --case 10001"}},
	}
}

// Run books the entry, or says that it was booked before.
func (c *paymentsConfirmCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		before, err := h.InboxLine(ctx, c.actor(), c.id(), int64(c.Entry))
		if err != nil {
			return err
		}
		if err := h.Confirm(ctx, c.actor(), c.id(), casework.Confirmation{Entry: int64(c.Entry), Case: int64(c.Case), Again: c.Again}); err != nil {
			return err
		}
		if before.State == casework.BankMatched || before.State == casework.BankReversed {
			return s.answer(confirmedBefore{"payments.confirmed_before", before.Number})
		}
		return s.answer(done{"payments.confirmed"})
	})
}

// confirmedBefore says that an entry stands on a case already.
type confirmedBefore struct {
	Key  string `json:"done"`
	Case int64  `json:"case"`
}

func (a confirmedBefore) print(p *paper) { p.say(a.Key, "case", strconv.FormatInt(a.Case, 10)) }

// paymentsIgnoreCommand puts an entry of the inbox aside.
type paymentsIgnoreCommand struct {
	Entry numberFlag `arg:""`
	ofCreditor
}

func (paymentsIgnoreCommand) page() page {
	return page{
		does: "help.payments_ignore", why: "help.payments_ignore_why",
		flags:    map[string]string{"entry": "help.payments_entry", "creditor": "help.creditor_id"},
		examples: []example{{"help.payments_ignore_example", "krav payments ignore 1234 --creditor 1"}},
	}
}

// Run puts the entry aside.
func (c *paymentsIgnoreCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		if err := h.Ignore(ctx, c.actor(), c.id(), int64(c.Entry)); err != nil {
			return err
		}
		return s.answer(done{"payments.ignored"})
	})
}
