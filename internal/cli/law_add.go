package cli

import (
	"context"
	"os/user"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// lawAddCommand lays a reference rate over the book of law.
type lawAddCommand struct {
	Since  dayFlag  `required:"" placeholder:"DAY"`
	Rate   rateFlag `required:"" placeholder:"RATE"`
	Again  rateFlag `required:"" placeholder:"RATE"`
	Source string   `required:"" placeholder:"TEXT"`
	By     string   `placeholder:"NAME"`
}

func (lawAddCommand) page() page {
	return page{
		does: "help.law_add", why: "help.law_add_why",
		flags: map[string]string{
			"since": "help.law_since", "rate": "help.law_rate", "again": "help.law_again",
			"source": "help.law_source", "by": "help.law_by",
		},
		examples: []example{{"help.law_add_example", `krav law add --since 2027-01-01 --rate 2,00 --again 2,00 --source nationalbanken.dk --by Anne`}},
	}
}

// Run enters the rate and answers with it.
func (c *lawAddCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		rate, err := h.EnterRate(ctx, console(0), casework.RateEntry{
			Since: c.Since.Date, Rate: c.Rate.Rate, Again: c.Again.Rate, Seen: c.Source, Name: named(c.By),
		})
		if err != nil {
			return err
		}
		return s.answer(newEnteredRate(rate))
	})
}

// named returns a name, or that of whoever is signed in at the machine.
func named(name string) string {
	if name != "" {
		return name
	}
	if who, err := user.Current(); err == nil {
		return who.Username
	}
	return programName
}

// lawConfirmCommand confirms a rate that somebody else has entered.
type lawConfirmCommand struct {
	Since dayFlag  `required:"" placeholder:"DAY"`
	Rate  rateFlag `required:"" placeholder:"RATE"`
	By    string   `required:"" placeholder:"NAME"`
}

func (lawConfirmCommand) page() page {
	return page{
		does: "help.law_confirm", why: "help.law_confirm_why",
		flags:    map[string]string{"since": "help.law_since", "rate": "help.law_rate", "by": "help.law_confirm_by"},
		examples: []example{{"help.law_confirm_example", `krav law confirm --since 2027-01-01 --rate 2,00 --by Bo`}},
	}
}

// Run confirms the rate and answers with it.
func (c *lawConfirmCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		rate, err := h.SecondRate(ctx, console(0), c.Since.Date, c.Rate.Rate, c.By)
		if err != nil {
			return err
		}
		return s.answer(newEnteredRate(rate))
	})
}

// enteredRate is a reference rate that the operator entered.
type enteredRate struct {
	Since     civil.Date `json:"since"`
	Rate      money.Rate `json:"rate"`
	Seen      string     `json:"seen"`
	By        string     `json:"by"`
	Confirmed string     `json:"confirmed_by,omitempty"`
	// Unverified is a rate that nobody else has confirmed: it is used, and said to be so.
	Unverified bool `json:"unverified"`
}

func newEnteredRate(e casework.EnteredRate) enteredRate {
	return enteredRate{Since: e.Since, Rate: e.Rate, Seen: e.Seen, By: e.Entered.Name, Confirmed: e.Seconded.Name, Unverified: !e.IsSeconded()}
}

func (a enteredRate) print(p *paper) {
	values := []string{"rate", wording.Rate(p.language, a.Rate), "day", wording.Date(p.language, a.Since), "by", a.By, "seen", a.Seen, "other", a.Confirmed}
	if a.Unverified {
		p.say("book.rate_unconfirmed", values...)
		return
	}
	p.say("book.rate_confirmed", values...)
}
