package cli

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseOfferCommands offer to take less than all as all.
type caseOfferCommands struct {
	Make     caseOfferMakeCommand     `cmd:""`
	Withdraw caseOfferWithdrawCommand `cmd:""`
}

func (caseOfferCommands) page() page {
	return page{does: "help.case_offer", why: "help.case_offer_why"}
}

// percentFlag is a whole share of a sum: 20 is a fifth.
type percentFlag struct{ money.Rate }

// UnmarshalText reads a share. It fails with fault.Invalid, cli.rate_malformed.
func (f *percentFlag) UnmarshalText(text []byte) error {
	n, err := strconv.ParseInt(strings.TrimSuffix(string(text), "%"), 10, 64)
	if err != nil || n < 1 || n > 99 {
		return fault.New(fault.Invalid, "cli.percent_malformed").With("text", string(text))
	}
	f.Rate = money.PerCent(n, 0)
	return nil
}

// caseOfferMakeCommand makes an offer.
type caseOfferMakeCommand struct {
	ofCase
	Discount percentFlag `placeholder:"PERCENT"`
	Pay      amountFlag  `placeholder:"KRONER"`
	By       dayFlag     `required:"" placeholder:"DAY"`
	Text     string      `placeholder:"TEXT"`
}

func (caseOfferMakeCommand) page() page {
	flags := ofCase{}.about()
	flags["discount"], flags["pay"], flags["by"], flags["text"] = "help.case_offer_discount", "help.case_offer_pay", "help.case_offer_by", "help.case_offer_text"
	return page{
		does: "help.case_offer_make", why: "help.case_offer_make_why", flags: flags,
		examples: []example{{"help.case_offer_make_example", "krav case offer make 10001 --creditor 1 --discount 20 --by 2026-12-01"}},
	}
}

// Run makes the offer, and tells first what of the principal it gives up.
func (c *caseOfferMakeCommand) Run(ctx context.Context, s *session) error {
	terms := casework.OfferTerms{Text: c.Text, CompositionTerms: ledger.CompositionTerms{Discount: c.Discount.Rate, Pay: c.Pay.Amount, Deadline: c.By.Date}}
	return c.do(ctx, s, func(h *house) error {
		_, warnings, err := h.ComposedOn(ctx, c.actor(), c.id(), c.number(), terms)
		if err != nil {
			return err
		}
		for _, f := range warnings {
			s.tell.line(wording.Fault(s.conf.Language, f.Fault()))
		}
		return h.OfferComposition(ctx, c.actor(), c.id(), c.number(), terms)
	})
}

// caseOfferWithdrawCommand takes an offer back.
type caseOfferWithdrawCommand struct{ ofCase }

func (caseOfferWithdrawCommand) page() page {
	return page{
		does: "help.case_offer_withdraw", why: "help.case_offer_withdraw_why", flags: ofCase{}.about(),
		examples: []example{{"help.case_offer_withdraw_example", "krav case offer withdraw 10001 --creditor 1"}},
	}
}

// Run takes the offer back.
func (c *caseOfferWithdrawCommand) Run(ctx context.Context, s *session) error {
	return c.do(ctx, s, func(h *house) error { return h.WithdrawOffer(ctx, c.actor(), c.id(), c.number()) })
}
