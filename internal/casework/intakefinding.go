package casework

import (
	"cmp"
	"slices"
	"strings"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/law"
)

// weighed is a debtor with an open case who is, or may be, the one that a draft is about.
type weighed struct {
	*party
	evidence intake.Evidence
	match    intake.Match
}

// find returns the debtor that a draft is about, or else those that it may be about, the
// surest first. One who is the same isn't taken where as much speaks for another.
func (d *intakeDesk) find(draft intake.DebtorDraft) (same *party, doubtful []*party) {
	all := d.weigh(draft)
	for i := range all {
		if all[i].match == intake.SameDebtor && isSurest(i, all) {
			return all[i].party, nil
		}
	}
	for _, w := range all {
		doubtful = append(doubtful, w.party)
	}
	return nil, doubtful
}

// weigh holds a draft's debtor against those who share a key with it, and returns who it is or
// may be: who is the same first, and of these the one with the surest key.
func (d *intakeDesk) weigh(draft intake.DebtorDraft) []weighed {
	asked := likenessOf(draft)
	var all []weighed
	for _, key := range asked.keys {
		for _, p := range d.byKey[key] {
			isSeen := func(w weighed) bool { return w.party == p }
			if !asked.mayBe(&p.likeness, key) || slices.ContainsFunc(all, isSeen) {
				continue
			}
			evidence := intake.Weigh(&asked.draft, &p.draft)
			if match := evidence.Match(); match != intake.DifferentDebtor {
				all = append(all, weighed{p, evidence, match})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return cmp.Compare(rank(a), rank(b)) })
	return all
}

// rank orders debtors by how likely they are the one: who is the same, who has a number or
// name and place in common, and the others.
func rank(w weighed) int {
	switch {
	case w.match == intake.SameDebtor:
		return 0
	case w.evidence.IsRival():
		return 1
	}
	return 2
}

// isSurest reports whether more speaks for one of some debtors than for any other of whom a
// number, or name and place, speaks.
func isSurest(i int, all []weighed) bool {
	for j := range all {
		if j != i && all[j].evidence.IsRival() && !all[i].evidence.Beats(all[j].evidence) {
			return false
		}
	}
	return true
}

// Why a person is asked whose an invoice is.
const (
	// keySameDebtor says that its debtor may be that of an open case, and keySeveralAlike
	// that of one of several.
	keySameDebtor   = "line.same_debtor"
	keySeveralAlike = "line.several_alike"
	// keyCasePrivate says that the case is against a private person and the line about a
	// business, and keyCaseBusiness the opposite.
	keyCasePrivate  = "line.case_is_private"
	keyCaseBusiness = "line.case_is_business"
	// keyNobodyAlike says that a debtor was like one whose case has ended since.
	keyNobodyAlike = "line.nobody_alike"
)

// whoseAsked returns all of these.
func whoseAsked() []string {
	return []string{keySameDebtor, keySeveralAlike, keyCasePrivate, keyCaseBusiness, keyNobodyAlike}
}

// AsksWhose reports whether a fault asks a person whose an invoice is: that of the case which
// it names, or another's.
func AsksWhose(f *fault.Fault) bool { return slices.Contains(whoseAsked(), f.Key) }

// question returns what a person must say before an invoice can be registered, and about
// whose case, or nothing. What has come in since doesn't answer a question that waits.
func (d *intakeDesk) question(draft *intake.Draft, found *party, doubtful []*party) (*fault.Fault, debt.CaseID) {
	switch {
	case len(doubtful) == 1:
		return about(keySameDebtor, doubtful[0]), doubtful[0].id
	case len(doubtful) > 1:
		var others []string
		for _, p := range doubtful[1:min(len(doubtful), mostCandidates)] {
			others = append(others, number(p.number))
		}
		return about(keySeveralAlike, doubtful[0]).With("others", strings.Join(others, ", ")), doubtful[0].id
	case found != nil && contradicts(&draft.Debtor, found.kind()) && !isCreditorsWord(&draft.Debtor, found):
		if found.kind() == law.Consumer {
			return about(keyCasePrivate, found), found.id
		}
		return about(keyCaseBusiness, found), found.id
	case !d.isOpen(draft):
		return nil, 0
	case found != nil:
		return about(keySameDebtor, found), found.id
	}
	return fault.New(fault.Conflict, keyNobodyAlike), 0
}

func (d *intakeDesk) isOpen(draft *intake.Draft) bool {
	return len(d.before.open) > 0 && d.before.open[questionKey(draft)]
}

// about returns a question about the debtor of a case: which, who, and where.
func about(key string, p *party) *fault.Fault {
	return fault.New(fault.Conflict, key).With("case", number(p.number)).With(whoArg, p.told())
}

// whoArg is the value of a question that names a debtor. It is never stored with the line:
// who is erased must be gone from there too.
const whoArg = "debtor"

// told says who a debtor is, and where.
func (p *party) told() string {
	said := []string{p.draft.Name}
	said = append(said, p.draft.Address...)
	said = append(said, strings.TrimSpace(p.draft.Postcode+" "+p.draft.City))
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), ", ")
}

// kind returns what a debtor with a case is by its case, or nought where there is no case.
func (p *party) kind() law.Party {
	switch {
	case p == nil:
		return 0
	case p.file != nil:
		return p.file.Debtor.Kind
	}
	return law.Party(p.draft.Kind)
}

// contradicts reports whether a line says that its debtor is a private person, and a case
// that it is none, or the other way round. It decides when interest begins, and what may be
// charged besides.
func contradicts(line *intake.DebtorDraft, ofCase law.Party) bool {
	isPerson := line.Kind == intake.Consumer
	return ofCase != 0 && line.Kind != 0 && line.KindGround != intake.KindAssumed && isPerson != (ofCase == law.Consumer)
}

// isCreditorsWord reports whether a line that tells of a business joins the case of a private
// person without a question: the creditor has one number and one name for both, and the
// debtor keeps what the law gives a private person. The report notes it.
func isCreditorsWord(line *intake.DebtorDraft, p *party) bool {
	return p.kind() == law.Consumer && intake.Weigh(line, &p.draft).HasNumberAndName()
}
