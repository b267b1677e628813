package casework

import (
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// mostCandidates is how many debtors are shown that a line may be about.
const mostCandidates = 5

// keyRegisteredSince says that the invoice of a question has come in since.
const keyRegisteredSince = "line.registered_since"

// lookAnew finds the debtors that some lines may be about. Where a person is asked whose an
// invoice is, the question is the one of today: cases have opened and ended since the line
// came.
func lookAnew(ctx context.Context, r Reader, lines []IntakeLine, read []LineToMend) error {
	asked, desk := newDebtorsAsked(), intakeDesk{byKey: make(map[string][]*party), before: answers{open: make(map[string]bool)}}
	var numbers []string
	for i := range read {
		if draft := read[i].Draft; draft != nil && (lines[i].Case != 0 || AsksWhose(read[i].Why)) {
			asked.add(draft.Debtor)
			numbers = append(numbers, intake.NumberKey(draft.Number))
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	known, err := asked.found(ctx, r)
	if err != nil {
		return err
	}
	claims, err := r.ClaimsNumbered(ctx, numbers)
	if err != nil {
		return err
	}
	for i := range known {
		desk.add(partyKnown(&known[i]))
	}
	for i := range read {
		read[i].lookAnew(&desk, lines[i].Case, known, claims)
	}
	return nil
}

func (l *LineToMend) lookAnew(desk *intakeDesk, stored debt.CaseID, known []KnownDebtor, claims []KnownClaim) {
	if l.Draft == nil {
		return
	}
	number := intake.NumberKey(l.Draft.Number)
	isHere := func(c KnownClaim) bool { return intake.NumberKey(c.Number) == number }
	switch {
	case !AsksWhose(l.Why):
		l.Candidates = knownOf(known, stored)
	case slices.ContainsFunc(claims, isHere):
		l.Why = fault.New(fault.Conflict, keyRegisteredSince).With("invoice", l.Draft.Number)
	default:
		desk.before.open[questionKey(l.Draft)] = true
		found, doubtful := desk.find(l.Draft.Debtor)
		l.Why, _ = desk.question(l.Draft, found, doubtful)
		for _, p := range desk.candidates(l.Draft.Debtor, found) {
			l.Candidates = append(l.Candidates, knownOf(known, p.id)...)
		}
	}
}

// candidates returns the debtors that a draft may be about, the likeliest first: the one it
// was found to be about, then the surest.
func (d *intakeDesk) candidates(draft intake.DebtorDraft, found *party) []*party {
	var all []*party
	if found != nil {
		all = append(all, found)
	}
	for _, w := range d.weigh(draft) {
		if w.party != found {
			all = append(all, w.party)
		}
	}
	return all[:min(len(all), mostCandidates)]
}

// knownOf returns the debtor of a case among some.
func knownOf(known []KnownDebtor, id debt.CaseID) []KnownDebtor {
	i := slices.IndexFunc(known, func(k KnownDebtor) bool { return k.Case == id })
	if i < 0 {
		return nil
	}
	return known[i : i+1]
}

// partyKnown returns the debtor of a case that is only looked at.
func partyKnown(known *KnownDebtor) *party {
	return &party{likeness: likenessOf(draftOf(known.Debtor)), id: known.Case, number: known.Number}
}
