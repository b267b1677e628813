package cli

import (
	"context"
	"fmt"
	"runtime"
	"strconv"
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
	"krav/internal/money"
	"krav/internal/wording"
)

// onOneCore returns how often something is done a second on one core, that of the
// garbage collector included. It is done some times between two looks at the
// clock.
func onOneCore(ctx context.Context, long time.Duration, some int, do func(n int) error) (float64, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	begun, n := time.Now(), 0
	for time.Since(begun) < long {
		for range some {
			if err := do(n); err != nil {
				return 0, err
			}
			n++
		}
		if err := ctx.Err(); err != nil {
			return 0, err
		}
	}
	return perSecond(n, time.Since(begun)), nil
}

// decide measures one decision: one claim, over two half-years, without
// explanation.
func (b *bench) decide(ctx context.Context) error {
	c, book, flows := benchCase(), law.Denmark(), followup.Standard()
	on := civil.MustParse("2026-09-30")
	var err error
	b.found.Decide, err = onOneCore(ctx, b.sizes.at, 1000, func(int) error {
		made, err := followup.Decide(book, flows, &c, on)
		if err == nil && made.Sent() == nil {
			err = fmt.Errorf("no letter was decided on: %v", made.Reasons)
		}
		return err
	})
	return err
}

// benchCase is a case with one claim, which fell due in the half-year before.
func benchCase() debt.Case {
	due := civil.MustParse("2026-05-31")
	principal := money.Kroner(25_000, 0)
	return debt.Case{
		ID: 7, Version: 2, Flow: followup.StandardFlow,
		Terms:  debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business},
		Debtor: debt.Debtor{Kind: law.Consumer, Email: "anna@holm.example"},
		Claims: []debt.Claim{{ID: 1, Number: "1", Due: due, Principal: principal, InterestFrom: due.AddDays(1)}},
		Account: ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{{
			ID: 1, Principal: principal, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1),
		}}},
	}
}

// letters measures writing a letter and laying it out as a file, with logo and QR
// code.
func (b *bench) letters(ctx context.Context) error {
	logo, err := demoFile(demoLogo)
	if err != nil {
		return fmt.Errorf("the logo: %w", err)
	}
	press, err := pdf.Prepare(pdf.Letterhead{Logo: logo})
	if err != nil {
		return err
	}
	var file []byte
	b.found.Letters, err = onOneCore(ctx, b.sizes.at, 10, func(n int) error {
		var err error
		file, err = printed(press, n, file[:0])
		return err
	})
	return err
}

// printed adds the file of a letter, each its own, to what there is.
func printed(press *pdf.Press, n int, to []byte) ([]byte, error) {
	content, err := letter.Compose(benchLetter(n))
	if err != nil {
		return nil, err
	}
	sheet, err := press.Print(content)
	if err != nil {
		return nil, err
	}
	return append(append(to, sheet.Prefix...), sheet.Body...), nil
}

// benchLetter is a first reminder: 1,200.00 with 32 days of interest (10.52) and a
// fee of 100.00.
func benchLetter(n int) letter.Input {
	day, number := civil.MustParse, strconv.Itoa(10_001+n)
	asked := money.Kroner(1310, 52)
	return letter.Input{
		Kind: letter.FirstReminder, Language: wording.Danish, Date: day("2026-11-02"), Case: number, First: true,
		Creditor: letter.Creditor{
			Name: "Fjord Fitness ApS", Address: []string{"Havnegade 4", "4300 Holbæk"}, Phone: "10 20 30 40",
			Email: "kontor@fjord.example", CVR: "99007729", Privacy: "https://fjord.example/privat",
		},
		Debtor:   letter.Debtor{Kind: letter.Consumer, Name: "Bjørn Kjær", Address: []string{"Åvej 12", "4300 Holbæk"}, CustomerNo: number},
		Sender:   "Mette Lund",
		Portal:   letter.Portal{URL: "betal.fjord.example", Number: number, Code: "K7DM-42PX", QR: "https://betal.fjord.example/" + number + "#K7DM42PX"},
		Accounts: letter.Accounts{Account: "9999 0001234567", IBAN: "DK69 9999 0001 2345 67", Slip: "+71<000000000100024+80000012<"},
		Claims: []letter.Claim{{
			Number: number, Text: "Personlig træning, 3 timer", Date: day("2026-09-01"), Due: day("2026-09-15"), Amount: money.Kroner(1200, 0),
		}},
		Lines: []letter.Line{
			letter.InterestLine{
				Claim: number, First: day("2026-10-02"), Last: day("2026-11-02"), Days: 32,
				Rate: money.PerCent(10, 0), Base: money.Kroner(1200, 0), Amount: money.Kroner(10, 52),
			},
			letter.FeeLine{For: letter.FirstReminder, Sent: day("2026-11-02"), Amount: money.Kroner(100, 0)},
		},
		Left:  letter.Parts{Principal: money.Kroner(1200, 0), Interest: money.Kroner(10, 52), Fees: money.Kroner(100, 0)},
		Total: asked, Ask: asked, Fee: money.Kroner(100, 0), Deadline: day("2026-11-12"),
		Interest: letter.Interest{
			Rate: money.PerCent(10, 0), Daily: money.Kroner(0, 33), Base: money.Kroner(1200, 0), DayCount: letter.Actual365,
			References: []letter.Reference{{Since: day("2026-07-01"), Rate: money.PerCent(2, 0), Margin: money.PerCent(8, 0)}},
		},
		Terms: letter.Terms{Settles: true},
	}
}
