package cli

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/wording"
)

// creditorAnswer is a creditor with what is still missing before the first letter
// can leave.
type creditorAnswer struct {
	ID      int64      `json:"id"`
	Sandbox bool       `json:"sandbox"`
	Clock   civil.Date `json:"clock,omitzero"` // of a sandbox: the day it is there
	casework.Creditor
	InForce casework.TermsInForce `json:"terms_in_force"`
	Missing []missingSetting      `json:"missing"`
}

// missingSetting is something that a creditor lacks.
type missingSetting struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// answerCreditor answers with a creditor as it stands.
func (s *session) answerCreditor(ctx context.Context, h *house, id debt.CreditorID) error {
	c, err := h.Creditor(ctx, console(id), id)
	if err != nil {
		return err
	}
	a := creditorAnswer{ID: int64(id), Sandbox: c.Sandbox, Creditor: c, InForce: c.TermsInForce(), Missing: []missingSetting{}}
	if c.Sandbox {
		a.Clock = casework.DayOf(c.ClockAt)
	}
	for _, key := range c.Missing() {
		a.Missing = append(a.Missing, missingSetting{Key: key, Text: wording.Say(s.conf.Language, key, nil)})
	}
	return s.answer(a)
}

func (a creditorAnswer) print(p *paper) {
	p.line(p.said("creditor.heading", "id", strconv.FormatInt(a.ID, 10), "name", a.Name))
	if a.Sandbox {
		p.say("creditor.is_sandbox", "day", wording.Date(p.language, a.Clock))
	}
	p.blank()
	for _, row := range []struct{ key, value string }{
		{"creditor.row_address", strings.Join(append(a.Address, strings.TrimSpace(a.Postcode+" "+a.Town)), ", ")},
		{"creditor.row_contact", joined(", ", a.Phone, a.Email)},
		{"creditor.row_cvr", a.CVR},
		{"creditor.row_account", joined(" ", a.Account.Registration, a.Account.Number)},
		{"creditor.row_fik", a.Account.FIK},
		{"creditor.row_service", a.Account.Service},
		{"creditor.row_mail", mailSaid(a.Mail)},
		{"creditor.row_portal", a.Portal},
		{"creditor.row_privacy", a.Privacy},
		{"creditor.row_logo", p.yes(a.Logo != "")},
		{"creditor.row_window", p.window(&a.Creditor)},
	} {
		if row.value != "" {
			p.beside("  "+p.said(row.key), 26, row.value)
		}
	}
	p.terms(a.InForce)
	a.printMissing(p)
}

// window says where the window of a creditor's envelopes is.
func (p *paper) window(c *casework.Creditor) string {
	w, say := c.AddressWindow(), func(mm float64) string { return wording.Measure(p.language, mm) }
	return p.said("creditor.window_at", "left", say(w.Left), "top", say(w.Top), "width", say(w.Width), "height", say(w.Height))
}

func (a creditorAnswer) printMissing(p *paper) {
	if len(a.Missing) == 0 {
		return
	}
	p.blank()
	p.say("creditor.missing")
	for _, m := range a.Missing {
		p.item("- ", "  ", m.Text)
	}
}

// yes returns yes or no in the paper's language.
func (p *paper) yes(is bool) string { //nolint:revive // what is said is the flag itself
	if is {
		return p.said("cli.yes")
	}
	return p.said("cli.no")
}

// joined puts together the parts that aren't empty.
func joined(by string, parts ...string) string {
	var full []string
	for _, part := range parts {
		if part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, by)
}

// creditorListCommand lists the creditors of the house.
type creditorListCommand struct{}

func (creditorListCommand) page() page {
	return page{
		does: "help.creditor_list", why: "help.creditor_list_why",
		examples: []example{{"help.creditor_list_example", "krav creditor list"}},
	}
}

// Run answers with the creditors.
func (creditorListCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		ids, err := h.db.Creditors(ctx)
		if err != nil {
			return err
		}
		list := creditorList{Creditors: []creditorRow{}}
		for _, id := range ids {
			c, err := h.Creditor(ctx, console(id), id)
			if err != nil {
				return err
			}
			list.Creditors = append(list.Creditors, creditorRow{ID: int64(id), Name: c.Name, Sandbox: c.Sandbox, Automatic: c.Terms.Automatic})
		}
		return s.answer(list)
	})
}

// creditorList is the creditors of the house.
type creditorList struct {
	Creditors []creditorRow `json:"creditors"`
}

// creditorRow is one of them.
type creditorRow struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	Sandbox   bool   `json:"sandbox"`
	Automatic bool   `json:"automatic"`
}

func (a creditorList) print(p *paper) {
	if len(a.Creditors) == 0 {
		p.say("creditor.none")
		return
	}
	for _, c := range a.Creditors {
		p.columns([]int{6}, strconv.FormatInt(c.ID, 10), c.Name)
	}
}

// mailSaid names a creditor's own mail server, without its password, or nothing.
func mailSaid(m casework.Mail) string {
	server := m.Server.Host
	if server != "" && m.Server.Port != 0 {
		server += ":" + strconv.Itoa(m.Server.Port)
	}
	return joined(" · ", server, string(m.Server.TLS), m.From, m.Server.User)
}
