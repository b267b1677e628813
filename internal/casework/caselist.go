package casework

import (
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// What happened last on a case, where it isn't a document: those have their own
// names. The words are stored, and so never renamed.
const (
	ActionOpened   = "opened"   // the case was opened (oprettet)
	ActionPaid     = "payment"  // money came in (indbetaling)
	ActionAgreed   = "agreed"   // the debtor is to pay bit by bit (betalingsaftale)
	ActionObjected = "objected" // the debtor objected (indsigelse)
	ActionClosed   = "closed"   // the case ended (afsluttet)
)

// WordField says where on a case a word stands. It is stored, and so never renamed.
type WordField string

// The fields that are searched.
const (
	InDebtor  WordField = "d" // the debtor's name
	InContact WordField = "k" // e-mail, phone, CVR and customer number, each in one
	InClaim   WordField = "c" // an invoice's number
	InAmount  WordField = "a" // what a claim, or all, came to: 1200.00
	InNote    WordField = "n" // a person's notes
)

// CaseLine is a case as lists show it. Its sums are without running interest.
type CaseLine struct {
	ID          debt.CaseID
	Number      int64
	State       debt.State
	Flow        string
	NextStep    string     // name of the next step, or empty
	Task        string     // message key of what waits for a person longest, or empty
	TaskStep    string     // the step it is about, or empty
	TaskOn      civil.Date // since when
	Review      civil.Date // the next day to look at it; no date for never
	PausedUntil civil.Date
	Debtor      string
	CustomerNo  string
	Claim       string // the first claim's number
	Claims      int
	LastAction  string // a document's name, or one of the Action words
	LastOn      civil.Date
	Principal   money.Amount // less what was credited
	OwedFixed   money.Amount
	OpenedOn    civil.Date
	ClosedOn    civil.Date
}

// Needs reports whether something on the case waits for a person.
func (l *CaseLine) Needs() bool { return l.Task != "" }

// Shelf is which cases a list is made of.
type Shelf int

// The shelves. All is nought.
const (
	AllCases Shelf = iota
	OpenCases
	ClosedCases
)

// CaseFilter says which cases a list shows. What is nought or empty filters nothing.
type CaseFilter struct {
	Shelf      Shelf
	OnlyNeeds  bool       // those that wait for a person
	DueBy      civil.Date // to be looked at by this day
	PausedOn   civil.Date // paused on this day
	AgreedOn   civil.Date // whose debtors pay by an agreement on this day (betalingsaftale)
	Asked      string     // a person is asked this: the kind of an open task
	State      debt.State
	Flow       string
	LastAction string
	NextStep   string
	OwedFrom   money.Amount // without running interest
	OwedTo     money.Amount
	Principal  money.Amount // at least
	Words      []SearchWord // all of them
	Number     int64        // or the case with this number, as a word may be one
	OnlyNumber int64        // the case with this number alone
}

// SearchWord asks for cases with a word that begins so, folded as intake.Fold does,
// in a field, or in any where it is empty.
type SearchWord struct {
	Begins string
	Field  WordField
}

// CaseSort is what a list of cases is in the order of.
type CaseSort int

// The orders. The order of the work is what waits for a person first, longest
// waiting first, and then the newest cases.
const (
	ByWork CaseSort = iota
	ByNumber
	ByDebtor
	ByOwed
	ByReview
)

// CaseQuery asks for one page of a list of cases.
type CaseQuery struct {
	CaseFilter
	Sort       CaseSort
	Descending bool
	// After is the line after which the page begins, or nil for the first page.
	After *CaseMark
	// Before is the line before which the page ends: the page before another.
	Before *CaseMark
	Limit  int
}

// CaseMark is a line's place in a list: what the list is sorted by, and the case.
type CaseMark struct {
	Key  string
	Case debt.CaseID
}

// CaseTotal is how many cases a list has, over all its pages.
type CaseTotal struct {
	Cases int
	More  bool // there are more than were counted
}

// CaseCount is how many cases of a sort a creditor has.
type CaseCount struct {
	Closed     bool
	Needs      bool
	State      debt.State
	Flow       string
	LastAction string
	Cases      int
	OwedFixed  money.Amount
}

// DayCount is how many cases are to be looked at on a day.
type DayCount struct {
	On    civil.Date
	Cases int
}

// DayMoney is what was paid on a day.
type DayMoney struct {
	On     civil.Date
	Amount money.Amount
}

// SortKey is the form in which names are sorted, letter by letter: small, with the
// last three letters of the Danish alphabet, and aa as å, behind z.
func SortKey(name string) string {
	to := make([]byte, 0, len(name)+8)
	for _, r := range strings.ToLower(norm.NFC.String(name)) {
		switch r {
		case 'æ', 'ä':
			to = append(to, '{')
		case 'ø', 'ö':
			to = append(to, '|')
		case 'å':
			to = append(to, '}')
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return strings.ReplaceAll(string(to), "aa", "}")
}

// MostCounted is how many of something that waits are counted: beyond it nobody works
// by the number.
const MostCounted = 5000

// WaitingCounts is how much waits for a person outside the cases.
type WaitingCounts struct {
	Dispatches int // messages that haven't left
	Proposed   int // payments with a case proposed
	Unmatched  int // payments without one
	Refused    int // lines of files that couldn't be read
	Asked      int // lines of files that a person must decide on
}

// SavedView is a list of cases under a name (gemt visning).
type SavedView struct {
	ID    int64
	Name  string
	Query string // the query of the page's address, as the page wrote it
	By    string // who saved it
	At    time.Time
}
