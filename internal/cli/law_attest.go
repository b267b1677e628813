package cli

import (
	"context"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/wording"
)

// lawAttestCommand says that a row of the book was read at its source, or takes that back.
type lawAttestCommand struct {
	Series   string  `arg:""`
	Since    dayFlag `required:"" placeholder:"DAY"`
	Source   string  `placeholder:"TEXT"`
	By       string  `placeholder:"NAME"`
	Withdraw bool
}

func (lawAttestCommand) page() page {
	return page{
		does: "help.law_attest", why: "help.law_attest_why",
		flags: map[string]string{
			"series": "help.law_attest_series", "since": "help.law_attest_since", "source": "help.law_attest_source",
			"by": "help.law_attest_by", "withdraw": "help.law_attest_withdraw",
		},
		examples: []example{
			{"help.law_attest_example", `krav law attest 'maksimum for egeninkasso' --since 2024-07-01 --source 'retsinformation.dk, BEK 719/2024, bilag 2' --by Anne`},
			{"help.law_attest_example_withdraw", `krav law attest 'maksimum for egeninkasso' --since 2024-07-01 --withdraw --by Anne`},
		},
	}
}

// Run keeps that the row was read, or that it wasn't, and answers with it.
func (c *lawAttestCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		read := casework.RowRead{Series: c.Series, Since: c.Since.Date, Seen: c.Source, Name: named(c.By)}
		if c.Withdraw {
			if err := h.WithdrawAttestation(ctx, console(0), read); err != nil {
				return err
			}
			return s.answer(done{"book.attest_withdrawn"})
		}
		made, err := h.Attest(ctx, console(0), read)
		if err != nil {
			return err
		}
		return s.answer(newRowAttested(h.LawBuilt(), made))
	})
}

// rowAttested is a row of the book that the operator has read at its source.
type rowAttested struct {
	Series string     `json:"series"`
	Danish string     `json:"danish"`
	Since  civil.Date `json:"since"`
	Value  string     `json:"value"` // as it was read
	Seen   string     `json:"seen"`
	By     string     `json:"by"`
	On     civil.Date `json:"on"`
	// Stands is false where the program knows another value now, or doesn't doubt the row:
	// then the attestation says nothing.
	Stands bool `json:"stands"`

	danish string // the value, where the program still says it
}

func newRowAttested(built *law.Book, a casework.Attestation) rowAttested {
	row := rowAttested{
		Series: a.Series, Since: a.Since, Value: a.Value, Seen: a.Seen,
		By: a.Read.Name, On: casework.DayOf(a.Read.At), Stands: a.Stands(built), danish: a.Value,
	}
	h, _ := built.Series(a.Series)
	row.Danish = h.Danish
	for _, line := range h.Lines {
		if line.Since == a.Since && row.Stands {
			row.danish = line.Said
		}
	}
	return row
}

// print says which row was read and where, and what it says.
func (a rowAttested) print(p *paper) {
	key, name, value := "book.attested", a.Danish, a.danish
	if !a.Stands {
		key = "book.attested_gives_way"
	}
	if p.language == wording.English || name == "" {
		name, value = a.Series, a.Value
	}
	p.say(key, "series", capital(name), "day", wording.Date(p.language, a.Since), "seen", a.Seen, "by", a.By)
	p.paragraph("    ", value)
}
