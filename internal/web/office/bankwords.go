package office

import (
	"context"
	"slices"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/intake"
	"krav/internal/web"
	"krav/internal/wording"
)

// bankCrumbs are the pages above a bank's file.
func bankCrumbs(ctx context.Context) []web.Crumb {
	return []web.Crumb{{Href: paymentsPath, Label: web.Say(ctx, "office.payments")}, {Href: bankPath, Label: web.Say(ctx, "office.bank_file")}}
}

// bankFieldWords returns what a field is called. Its heading is in Danish, with the
// English in brackets.
func bankFieldWords(ctx context.Context, field intake.BankField) string {
	return headingWords(ctx, field.Heading())
}

// headingWords returns the part of a heading that is in the reader's language.
func headingWords(ctx context.Context, heading string) string {
	danish, english, _ := strings.Cut(heading, " (")
	english = strings.TrimSuffix(english, ")")
	if web.ReaderOf(ctx).Language == wording.English && english != "" {
		return web.Raised(english)
	}
	return danish
}

func missingBankFields(ctx context.Context, fields []intake.BankField) string {
	words := make([]string, len(fields))
	for i, field := range fields {
		words[i] = bankFieldWords(ctx, field)
	}
	return strings.Join(words, ", ")
}

// readDay is the day that an entry of a file counts from.
func readDay(e *intake.BankEntry) civil.Date {
	if e.ValueDay.IsZero() {
		return e.BookingDay
	}
	return e.ValueDay
}

func readPayer(ctx context.Context, e *intake.BankEntry) string {
	if e.PayerName == "" {
		return web.Say(ctx, "office.money_no_payer")
	}
	return e.PayerName
}

// readText is all that was written with an entry.
func readText(e *intake.BankEntry) string {
	said := slices.Clone(e.Structured)
	return strings.Join(append(said, e.Text...), "\n")
}

// triedMoney returns what would become of entries, as it will be told when it has.
func triedMoney(r *casework.PaymentsReport) *casework.MoneyResult {
	return &casework.MoneyResult{
		Matched: r.Matched, Proposed: r.Proposed, Unmatched: r.Unmatched, Duplicate: r.Duplicate, Reversed: r.Reversed,
		Outgoing: r.Outgoing, Refused: len(r.Refused), Warned: len(r.Warnings),
	}
}

// leadsTo is the address of a tab of the inbox, where there is reason to go there.
func leadsTo(reason bool, state casework.BankState) string { //nolint:revive // a fact, not a way to go
	if !reason {
		return ""
	}
	return moneyTab(state)
}

// moneyDone says in a sentence what became of a file.
func moneyDone(ctx context.Context, r *casework.MoneyResult) string {
	switch {
	case r.Proposed+r.Unmatched > 0:
		return web.Say(ctx, "office.bank_done_waits", "count", web.Count(ctx, r.Proposed+r.Unmatched))
	case r.Matched+r.Reversed == 0:
		return web.Say(ctx, "office.bank_done_nothing")
	}
	return web.Say(ctx, "office.bank_done")
}
