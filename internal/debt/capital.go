package debt

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/ledger"
)

// InterestCapitalised says that the interest of claims up to a day bears interest itself
// from then on (kapitalisering): the debtor agreed to it afterwards, or a judgment says
// so. Nothing else makes interest bear interest.
type InterestCapitalised struct {
	Claim ClaimID    // or nought: all claims that the case has
	On    civil.Date // the last day whose interest is capitalised
	By    CapitalisedBy
	Text  string // what shows it; personal
	Book  string // fingerprint of the law book that the interest was reckoned by
}

// CapitalisedBy is what makes interest bear interest (grundlag for kapitalisering).
type CapitalisedBy int

// The grounds. They are stored: new ones come last.
const (
	// CapitalisedByAgreement is an agreement made after the interest had come (aftale).
	CapitalisedByAgreement CapitalisedBy = iota + 1
	// CapitalisedByJudgment is a judgment or a settlement before a court (dom, retsforlig).
	CapitalisedByJudgment
)

// CapitalisedBys returns the grounds there are.
func CapitalisedBys() []CapitalisedBy {
	return []CapitalisedBy{CapitalisedByAgreement, CapitalisedByJudgment}
}

// String returns the name on the wire, or nothing for what is no ground.
func (b CapitalisedBy) String() string {
	switch b {
	case CapitalisedByAgreement:
		return "agreement"
	case CapitalisedByJudgment:
		return "judgment"
	}
	return ""
}

// bear changes which days bear interest, or on what.
func (c *Case) bear(e Event) string {
	if capitalised, is := e.(InterestCapitalised); is {
		return c.capitalise(capitalised)
	}
	if spared, is := e.(InterestSpared); is {
		c.stand(civil.Interval{From: spared.From, Until: spared.Until}, StillSpared)
		c.quote() // the deadlines that run have moved
	}
	return ""
}

func (c *Case) allowsBearing(e Event, on civil.Date) error {
	if capitalised, is := e.(InterestCapitalised); is {
		return c.allowsCapitalising(&capitalised, on)
	}
	if spared, is := e.(InterestSpared); is {
		return allowsSparing(spared)
	}
	return nil
}

// ParseCapitalisedBy returns the ground with a name on the wire, or nought.
func ParseCapitalisedBy(name string) CapitalisedBy {
	for _, by := range CapitalisedBys() {
		if by.String() == name {
			return by
		}
	}
	return 0
}

// capitalise notes it for each claim that the case has now.
func (c *Case) capitalise(e InterestCapitalised) string {
	if e.Claim != 0 && c.Claim(e.Claim) == nil {
		return "claim"
	}
	for i := range c.Claims {
		if id := c.Claims[i].ID; e.Claim == 0 || e.Claim == id {
			c.Account.Capitalised = append(c.Account.Capitalised, ledger.Capitalisation{Claim: id, On: e.On})
		}
	}
	c.Capitalised = append(c.Capitalised, e)
	return ""
}

func (c *Case) allowsCapitalising(e *InterestCapitalised, on civil.Date) error {
	switch {
	case e.Claim != 0 && c.Claim(e.Claim) == nil:
		return errClaimUnknown()
	case e.By.String() == "":
		return fault.New(fault.Invalid, "case.capital_ground_unknown").In("by").With("text", "").With("names", "agreement, judgment")
	case e.On.IsZero() || e.On.After(on):
		return fault.New(fault.Invalid, "case.capital_day_wrong").In("on")
	case e.Text == "":
		return fault.New(fault.Invalid, "case.capital_text_missing").In("text")
	}
	return nil
}
