package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// The paragraphs that collection costs rest on, beside the table itself.
const (
	ruleNotice   = "BEK 601, §§ 3-4"
	ruleProposal = "BEK 601, § 4"
)

// CollectionCosts returns what a demand that leaves on a day charges for the
// creditor's own collection (inddrivelsesomkostninger), and the finding that says
// why. The table is a ceiling with conditions: a notice of collection has left, its
// deadline has passed, and the demand proposes instalments. What was charged before
// for the same debt is taken off. The bracket follows the principal that is left of
// the claims that the notice was about; interest and fees after the due day don't
// count, and VAT is never added. Where nobody has found the table, nothing is
// charged.
func CollectionCosts(book *law.Book, c *debt.Case, owed ledger.Statement, d civil.Date) ([]debt.Cost, Reason, error) {
	if c.Terms.Proposal.Never {
		return nil, Reason{Key: "guard.costs_no_proposal", Rule: ruleProposal}, nil
	}
	if !hasNotice(book, c, d) {
		return nil, noticeMissing(book, c), nil
	}
	t := table{book: book, of: c, claims: noticed(book, c, owed, d)}
	if len(t.claims) == 0 {
		return nil, Reason{Key: "guard.costs_no_principal", Rule: ruleNotice}, nil
	}
	if c.Terms.CostBasis == debt.PerClaim {
		return t.perClaim()
	}
	return t.perCase()
}

// Notice returns the latest notice of collection that allows costs on a day: it
// stands, it has left, and its deadline has passed; or nil.
func Notice(c *debt.Case, d civil.Date) *debt.Step {
	var found *debt.Step
	for i := range c.Steps {
		s := &c.Steps[i]
		if unlocks(c, s, d) {
			found = s
		}
	}
	return found
}

// unlocks reports whether a step is a notice of collection that allows costs on a day.
func unlocks(c *debt.Case, s *debt.Step, d civil.Date) bool {
	return isNotice(c, s) && s.Left() && c.LastDay(s).Before(d)
}

// isNotice reports whether a step is a notice of collection that stands. One from
// before the debtor was told that nothing more was owed has warned of nothing.
func isNotice(c *debt.Case, s *debt.Step) bool {
	return s.Document.IsCollectionNotice() && s.Stands() && !s.Planned.Before(c.OwesAgainOn)
}

// noticeMissing says why no notice allows costs: there is none, or the debtor may
// still pay by the deadline of one.
func noticeMissing(book *law.Book, c *debt.Case) Reason {
	for i := range c.Steps {
		s := &c.Steps[i]
		if isNotice(c, s) && s.Left() {
			return noticeRuns(c.LastDay(s))
		}
	}
	for i := range c.Claims {
		if sent := noticeElsewhere(c, c.Claims[i].ID); !leastTime(book, sent).IsZero() {
			return noticeRuns(leastTime(book, sent))
		}
	}
	return Reason{Key: "guard.costs_no_notice", Rule: ruleNotice}
}

// noticeRuns says that the debtor may still pay by the last day of a notice.
func noticeRuns(last civil.Date) Reason {
	return Reason{Key: "guard.costs_notice_runs", Rule: ruleNotice, Args: map[string]string{"date": last.AddDays(1).String()}}
}

// noticed returns the claims that a notice which has run out by a day asked for, and
// of which principal is left, the one due first at the front.
func noticed(book *law.Book, c *debt.Case, owed ledger.Statement, d civil.Date) []base {
	return basesOf(c, owed, func(id debt.ClaimID) bool { return hasRunOut(c, id, d) || ranOutElsewhere(book, c, id, d) })
}

// basesOf returns the overdue claims that count, of which principal is left.
func basesOf(c *debt.Case, owed ledger.Statement, counts func(debt.ClaimID) bool) []base {
	var bases []base
	for _, left := range owed.Claims {
		claim := c.Claim(left.Claim)
		if claim != nil && left.Principal.IsPositive() && counts(claim.ID) {
			bases = append(bases, base{claim.ID, claim.Arisen, left.Principal})
		}
	}
	return bases
}

// hasRunOut reports whether the deadline of a notice that asked for a claim has passed.
func hasRunOut(c *debt.Case, id debt.ClaimID, d civil.Date) bool {
	for i := range c.Steps {
		if s := &c.Steps[i]; unlocks(c, s, d) && c.Asked(s, id) {
			return true
		}
	}
	return false
}

// base is what is left of the principal of one claim, and the day that picks its
// table.
type base struct {
	claim     debt.ClaimID
	arisen    civil.Date
	principal money.Amount
}

// table looks claims of a case up in bilag 2.
type table struct {
	book   *law.Book
	of     *debt.Case
	claims []base
	source law.Source
	max    money.Amount
}

// perCase looks the sum of the claims up once. Claims that arose under different
// tables are charged by the lowest; one whose table nobody has found is left out.
func (t *table) perCase() ([]debt.Cost, Reason, error) {
	known, err := t.known()
	if err != nil || len(known) == 0 {
		return nil, t.unknown(), err
	}
	var sum money.Amount
	for _, b := range known {
		sum = sum.Plus(b.principal)
	}
	var lowest debt.Cost
	for i, b := range known {
		most, source, err := t.book.CollectionCostCap(law.OwnCollection, b.arisen, sum)
		if err != nil {
			return nil, Reason{}, err
		}
		if i == 0 || most.Less(lowest.Amount) {
			lowest, t.source = debt.Cost{Claim: b.claim, Amount: most}, source
		}
	}
	t.max = lowest.Amount
	lowest.Amount = lowest.Amount.Minus(chargedBefore(t.of, func(debt.ClaimID) bool { return true }))
	return t.charged([]debt.Cost{lowest})
}

// perClaim looks each claim up by itself.
func (t *table) perClaim() ([]debt.Cost, Reason, error) {
	known, err := t.known()
	if err != nil || len(known) == 0 {
		return nil, t.unknown(), err
	}
	var costs []debt.Cost
	for _, b := range known {
		most, source, err := t.book.CollectionCostCap(law.OwnCollection, b.arisen, b.principal)
		if err != nil {
			return nil, Reason{}, err
		}
		t.max, t.source = t.max.Plus(most), source
		before := chargedBefore(t.of, func(id debt.ClaimID) bool { return id == b.claim })
		costs = append(costs, debt.Cost{Claim: b.claim, Amount: most.Minus(before)})
	}
	return t.charged(costs)
}

// known returns the claims whose table is known.
func (t *table) known() ([]base, error) {
	var known []base
	for _, b := range t.claims {
		_, _, err := t.book.CollectionCostCap(law.OwnCollection, b.arisen, b.principal)
		if fault.Is(err, fault.UnknownLaw) {
			continue
		}
		if err != nil {
			return nil, err
		}
		known = append(known, b)
	}
	return known, nil
}

func (t *table) unknown() Reason {
	return Reason{Key: "guard.costs_table_unknown", Rule: "BEK 601, bilag 2"}
}

// chargedBefore returns what own collection has been charged with by steps that
// stand, on claims of which something holds.
func chargedBefore(c *debt.Case, on func(debt.ClaimID) bool) money.Amount {
	var sum money.Amount
	for i := range c.Steps {
		for _, cost := range c.Steps[i].Costs {
			if c.Steps[i].Stands() && on(cost.Claim) {
				sum = sum.Plus(cost.Amount)
			}
		}
	}
	return sum
}

// charged returns the costs that are more than nothing, and the finding.
func (t *table) charged(costs []debt.Cost) ([]debt.Cost, Reason, error) {
	var charged []debt.Cost
	for _, cost := range costs {
		if cost.Amount.IsPositive() {
			charged = append(charged, cost)
		}
	}
	finding := Reason{Key: "guard.costs_allowed", Args: map[string]string{"max": t.max.String()}}
	if len(charged) == 0 {
		finding.Key = "guard.costs_charged_before"
	}
	return charged, finding.by(t.source), nil
}

// MostCosts returns the most that own collection of what is left of the principal
// that is overdue on a day can still cost the debtor, as a notice of collection may say:
// what has been charged for it already is in the letter's sum. It is nothing where no table is known for a claim, or no instalments would be proposed.
func MostCosts(book *law.Book, c *debt.Case, d civil.Date) (money.Amount, error) {
	if c.Terms.Proposal.Never {
		return money.Amount{}, nil
	}
	owed, err := c.Account.StatementOn(book, d)
	if err != nil {
		return money.Amount{}, err
	}
	t := table{book: book, of: c, claims: basesOf(c, owed, func(debt.ClaimID) bool { return true })}
	known, err := t.known()
	if err != nil || len(known) < len(t.claims) || len(known) == 0 {
		return money.Amount{}, err
	}
	look := t.perCase
	if c.Terms.CostBasis == debt.PerClaim {
		look = t.perClaim
	}
	costs, _, err := look()
	var most money.Amount
	for _, cost := range costs {
		most = most.Plus(cost.Amount)
	}
	return most, err
}
