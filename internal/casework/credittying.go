package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// askedAtOnce is how many lines that a person is asked about for a reason are looked at a
// time.
const askedAtOnce = 500

// eachAsked goes through the lines that a person is asked about for a reason, the oldest
// first, some at a time.
func eachAsked(ctx context.Context, r Reader, reason string, do func([]IntakeLine) error) error {
	for after := int64(0); ; {
		lines, err := r.IntakeLinesFor(ctx, reason, after, askedAtOnce)
		if err != nil || len(lines) == 0 {
			return err
		}
		if err := do(lines); err != nil {
			return err
		}
		after = lines[len(lines)-1].ID
	}
}

// creditEarly lets the credit notes lower their invoices that came before them (kreditnota
// før faktura), and returns how many did. Those that still wait, and came before their debtor
// had a case, are tied to it: from then on they hold its letters back. Where it is cut off,
// the next file goes on with it.
func (s *Service) creditEarly(ctx context.Context, who access.Actor, creditor debt.CreditorID) (int, error) {
	var ready []int64
	err := s.view(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		for _, asked := range []struct {
			reason string
			ready  readyLines
		}{{keyCreditEarly, readyCredits}, {keyCreditEarly, readyToTie}, {keyForWhich, readyToTie}} {
			err := eachAsked(ctx, r, asked.reason, func(lines []IntakeLine) error {
				some, err := asked.ready(ctx, r, lines)
				ready = append(ready, some...)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	count := 0
	slices.Sort(ready)
	for _, id := range slices.Compact(ready) {
		report, err := s.mendLine(ctx, who, creditor, id, Mend{})
		if err != nil && !fault.HasKey(err, keyLineSettled) {
			return count, err
		}
		count += report.Credited
	}
	return count, nil
}

// readyLines returns those of some lines that there may be an answer for now.
type readyLines func(context.Context, Reader, []IntakeLine) ([]int64, error)

// readyCredits returns those of some lines whose invoice is here now: the first that
// a credit note lacked.
func readyCredits(ctx context.Context, r Reader, lines []IntakeLine) ([]int64, error) {
	var wanted []string
	for _, line := range lines {
		text := line.Args["invoice"]
		for _, invoice := range append(intake.InvoicesNamed(text), text) {
			wanted = append(wanted, intake.NumberKey(invoice))
		}
	}
	claims, err := r.ClaimsNumbered(ctx, wanted)
	if err != nil {
		return nil, err
	}
	here := make(map[string]bool, len(claims))
	for _, claim := range claims {
		here[intake.NumberKey(claim.Number)] = true
	}
	var ready []int64
	isHere := func(invoice string) bool { return here[intake.NumberKey(invoice)] }
	for _, line := range lines {
		if _, areHere := invoicesNamed(line.Args["invoice"], isHere); areHere {
			ready = append(ready, line.ID)
		}
	}
	return ready, nil
}

// readyToTie returns those of some lines that point to no case yet, and whose debtor has
// one now.
func readyToTie(ctx context.Context, r Reader, lines []IntakeLine) ([]int64, error) {
	untied, asked := make(map[int64]intake.DebtorDraft), newDebtorsAsked()
	files := make(map[int64]IntakeFile)
	for _, line := range lines {
		if line.Case != 0 {
			continue
		}
		read, err := readWaiting(ctx, r, line, files)
		if err != nil {
			return nil, err
		}
		if read.Draft != nil {
			untied[line.ID] = read.Draft.Debtor
			asked.add(read.Draft.Debtor)
		}
	}
	if len(untied) == 0 {
		return nil, nil
	}
	known, err := asked.found(ctx, r)
	there := intakeDesk{byKey: make(map[string][]*party)}
	for i := range known {
		there.add(partyKnown(&known[i]))
	}
	var ready []int64
	for _, line := range lines {
		debtor, isUntied := untied[line.ID]
		if same, doubtful := there.find(debtor); isUntied && (same != nil || len(doubtful) > 0) {
			ready = append(ready, line.ID)
		}
	}
	return ready, err
}
