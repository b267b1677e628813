package law

// Basis is the date of the case that picks a row of a series (the key date of
// the rule, skæringsdag). To ask with another date, above all with today, is
// the classic mistake of this trade.
type Basis int

// The dates that rules turn on. They start at one, so that a forgotten basis
// shows.
const (
	// DueDay is the day the claim falls due (forfaldsdag). What it picks stays
	// with the claim for life.
	DueDay Basis = iota + 1
	// InterestDay is each day that interest runs for (rentedag).
	InterestDay
	// DispatchDay is the day a letter leaves (afsendelsesdag).
	DispatchDay
	// ArisenDay is the day the claim arose (dagen hvor betalingskravet opstår).
	ArisenDay
	// FilingDay is the day a paper is handed in to the court (indleveringsdag).
	FilingDay
	// DecisionDay is the day the court decides (afgørelsesdag).
	DecisionDay
	// CalendarDay is the day asked about, for its own sake (kalenderdag).
	CalendarDay
	// EventDay is the day of whatever sets a period running: a due day, a
	// payment, a declaration (begivenhedens dag).
	EventDay
)

// String returns the basis in English words.
func (b Basis) String() string { return b.words().english }

// Danish returns the basis in Danish words.
func (b Basis) Danish() string { return b.words().danish }

type words struct{ english, danish string }

func (b Basis) words() words {
	switch b {
	case DueDay:
		return words{"day the claim falls due", "forfaldsdag"}
	case InterestDay:
		return words{"each day of interest", "rentedag"}
	case DispatchDay:
		return words{"day of dispatch", "afsendelsesdag"}
	case ArisenDay:
		return words{"day the claim arose", "dag hvor betalingskravet opstår"}
	case FilingDay:
		return words{"day of filing", "indleveringsdag"}
	case DecisionDay:
		return words{"day of the decision", "afgørelsesdag"}
	case CalendarDay:
		return words{"the calendar day itself", "kalenderdag"}
	case EventDay:
		return words{"day of the event", "begivenhedens dag"}
	}
	return words{"no basis", "intet grundlag"}
}
