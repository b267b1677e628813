package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
)

// EstateKind is why a debtor's whole debt is dealt with together (bobehandlingens art). Its
// name is stored and never changes.
type EstateKind int

// The kinds. They start at one, so that a forgotten one shows.
const (
	// Bankruptcy is that a court has declared the debtor bankrupt (konkurs).
	Bankruptcy EstateKind = iota + 1
	// Restructuring is that a court has begun to restructure the debtor's business
	// (rekonstruktion).
	Restructuring
	// DebtRelief is that a court has begun a case of debt relief (gældssanering).
	DebtRelief
	// DeceasedEstate is that the debtor has died (dødsbo).
	DeceasedEstate
)

var estateNames = [...]string{Bankruptcy: "bankruptcy", Restructuring: "restructuring", DebtRelief: "debt-relief", DeceasedEstate: "deceased"}

// EstateKinds returns the kinds there are.
func EstateKinds() []EstateKind {
	return []EstateKind{Bankruptcy, Restructuring, DebtRelief, DeceasedEstate}
}

// String returns the kind's stored name, such as "debt-relief".
func (k EstateKind) String() string {
	if k < Bankruptcy || k > DeceasedEstate {
		return "-"
	}
	return estateNames[k]
}

// ParseEstateKind returns the kind with a stored name, or nought.
func ParseEstateKind(name string) EstateKind {
	return EstateKind(max(0, slices.Index(estateNames[:], name)))
}

// EstateOpened says that the debtor's whole debt is dealt with together, or that the debtor
// has died (bobehandling). Nobody is reminded any more: the claim is filed with the estate,
// and the flow rests. Told again it replaces what was told before, as when the notice comes.
type EstateOpened struct {
	Kind    EstateKind
	Since   civil.Date // the day of the court's decision, or of the death
	Noticed civil.Date // the day of the notice in the gazette (Statstidende), or no date
	FileBy  civil.Date // the last day to file the claim (anmeldelsesfrist), or no date where nobody knows it
	Text    string     // personal
	Book    string     // fingerprint of the law book that the last day was reckoned by
}

// Why a case is taken out of an estate.
const (
	// EstateMistaken was entered wrongly: it never was so (fejlregistreret).
	EstateMistaken = "estate.mistaken"
	// EstateOver is over, and something is still owed (boet er sluttet).
	EstateOver = "estate.over"
)

// EstateEnded says that the estate is over for the case, or never was. The flow goes on
// where it was.
type EstateEnded struct {
	Why  string // one of the Estate constants
	Text string // personal
}

// Estate is the estate that the debtor's debt is dealt with in (bo), as it was told last.
type Estate struct {
	Kind    EstateKind // nought where there never was one
	Since   civil.Date
	Noticed civil.Date
	FileBy  civil.Date
	Ended   civil.Date // or no date
}

// Runs reports whether the debtor's debt is dealt with in an estate now.
func (e *Estate) Runs() bool { return e.Kind != 0 && e.Ended.IsZero() }

// EstateAmong returns the estate that a debtor's debt is dealt with in, as some of the
// debtor's cases, open or ended, were told. One that is over, or never was, on any of them
// is over for all: nobody tells a case that has ended.
func EstateAmong(cases []*Case) (Estate, bool) {
	var found Estate
	for _, c := range cases {
		if c.Estate.Runs() && !isOverOn(cases, &c.Estate) && found.Since.Before(c.Estate.Since) {
			found = c.Estate
		}
	}
	return found, found.Runs()
}

func isOverOn(cases []*Case, e *Estate) bool {
	return slices.ContainsFunc(cases, func(c *Case) bool {
		return c.Estate.Kind == e.Kind && !c.Estate.Ended.IsZero() && !c.Estate.Ended.Before(e.Since)
	})
}

// openEstate lets the flow rest. It answers what a person was asked of the next step: that
// step isn't taken.
func (c *Case) openEstate(o Occurred, e EstateOpened) string {
	c.Estate = Estate{Kind: e.Kind, Since: e.Since, Noticed: e.Noticed, FileBy: e.FileBy}
	c.overtakeSteps(o)
	return ""
}

func (c *Case) endEstate(o Occurred) string {
	if !c.Estate.Runs() {
		return "estate"
	}
	c.Estate.Ended = o.On
	return ""
}

func (c *Case) allowsEstate(e *EstateOpened, on civil.Date) error {
	told := Estate{Kind: e.Kind, Since: e.Since, Noticed: e.Noticed, FileBy: e.FileBy}
	switch {
	case e.Kind < Bankruptcy || e.Kind > DeceasedEstate:
		return fault.New(fault.Invalid, "case.estate_kind_unknown").In("kind")
	case e.Since.IsZero() || e.Since.After(on):
		return fault.New(fault.Invalid, "case.estate_day_wrong").In("since")
	case !e.Noticed.IsZero() && (e.Noticed.After(on) || e.Noticed.Before(e.Since)):
		return fault.New(fault.Invalid, "case.estate_day_wrong").In("noticed")
	case !e.FileBy.IsZero() && e.FileBy.Before(e.Since):
		return fault.New(fault.Invalid, "case.estate_day_wrong").In("file_by")
	case c.Estate == told:
		return fault.New(fault.Conflict, "case.estate_recorded")
	}
	return nil
}

func (c *Case) allowsEstateEnd(e EstateEnded) error {
	switch {
	case !c.Estate.Runs():
		return fault.New(fault.Conflict, "case.no_estate")
	case e.Why != EstateMistaken && e.Why != EstateOver:
		return fault.New(fault.Invalid, "case.estate_end_unknown").In("why").With("why", e.Why)
	}
	return nil
}
