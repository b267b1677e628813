package cli

import (
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseAnswer is a case as of a day. What was claimed, less what was paid, credited
// and given up, is the balance.
type caseAnswer struct {
	Number     int64      `json:"number"`
	On         civil.Date `json:"on"`
	Known      civil.Date `json:"known"` // what was recorded after it is left out; no date where all counts
	State      string     `json:"state"`
	Flow       string     `json:"flow"`
	NextStep   string     `json:"next_step"`
	NextStepOn civil.Date `json:"next_step_on"` // the first day on which it may be taken, where only that is waited for
	ReviewOn   civil.Date `json:"review_on"`
	Debtor     string     `json:"debtor"`
	// Court is where the debtor lives; none where the postcode tells no court.
	Court        *caseCourt   `json:"court"`
	Principal    money.Amount `json:"principal"`
	Interest     money.Amount `json:"interest"`
	Fees         money.Amount `json:"fees"`
	Compensation money.Amount `json:"compensation"`
	Costs        money.Amount `json:"costs"`
	Paid         money.Amount `json:"paid"`
	Refunded     money.Amount `json:"refunded"`
	Credited     money.Amount `json:"credited"`
	Waived       money.Amount `json:"waived"` // given up, or lost by limitation
	// What of it is lost by limitation: it wasn't given up.
	TimeBarredInterest money.Amount `json:"time_barred_interest,omitzero"`
	TimeBarredCosts    money.Amount `json:"time_barred_costs,omitzero"`
	NotDue             money.Amount `json:"not_due"` // principal that isn't overdue yet, beside the balance
	Prepaid            money.Amount `json:"prepaid"` // paid for such principal, beside the balance
	Balance            money.Amount `json:"balance"`
	// Enough is the sum that ends the case while a letter's deadline runs; none where
	// nothing less than the balance does.
	Enough *caseEnough `json:"enough"`
	// Agreement is the last agreement on paying bit by bit; none where none was made.
	Agreement *caseAgreement `json:"agreement"`
	// WithoutInterest says that the law has no rate for the day, so that interest is
	// nothing here and the balance is without it.
	WithoutInterest bool `json:"without_interest"`
	// AssumedRate says that some of the interest is by a rate that nobody has fixed yet.
	AssumedRate bool             `json:"assumed_rate"`
	Reasons     []planReason     `json:"reasons"`  // why the next step waits, or is due
	LeftOut     []planReason     `json:"left_out"` // what keeps it back though it is due
	Letters     []caseLetter     `json:"letters"`
	Shown       []caseShown      `json:"shown"` // what the debtor had seen
	Payments    []casePaid       `json:"payments"`
	Enclosures  []caseEnclosure  `json:"enclosures"`
	Foundations []caseFoundation `json:"foundations"`
	CourtSteps  []caseCourtStep  `json:"court_steps"`
	// CourtRight is what the debtor may still do about the latest payment order.
	CourtRight *caseCourtRight `json:"court_right,omitempty"`
	CourtCosts []caseCourtCost `json:"court_costs"`
	Estate     *caseEstate     `json:"estate,omitempty"`
	Tasks      []caseTask      `json:"tasks"`
	Events     []caseEvent     `json:"events"`

	seen  casework.CaseView
	asked bool // it was asked for as of a day
}

// caseCourt is the courts whose district a debtor's postcode lies in.
type caseCourt struct {
	Courts []string `json:"courts"` // where there are several, the municipality decides
	// Unverified says that the district wasn't looked up with the court.
	Unverified bool `json:"unverified"`
}

// courtOf returns the courts of a debtor, or nil.
func courtOf(d debt.Debtor) *caseCourt {
	venue, known := d.Venue()
	if !known {
		return nil
	}
	court := &caseCourt{Unverified: venue.Unverified}
	for _, c := range venue.Courts {
		court.Courts = append(court.Courts, string(c))
	}
	return court
}

func (c *caseCourt) print(p *paper) {
	if c == nil {
		return
	}
	key := "case.court"
	if c.Unverified {
		key = "case.court_unverified"
	}
	p.say(key, "courts", strings.Join(c.Courts, " / "))
}

// caseEnough is the sum of a letter that, paid within its deadline, ends the case.
type caseEnough struct {
	Amount   money.Amount `json:"amount"`
	Deadline civil.Date   `json:"deadline"` // the last day in time
	Spared   money.Amount `json:"spared"`   // the interest that is given up then
	Costs    money.Amount `json:"costs"`    // of own collection that fall then
	Discount money.Amount `json:"discount"` // that an offer gives up then
}

// enoughOf returns the lesser sum that ends a case, or nil.
func enoughOf(seen casework.CaseView) *caseEnough {
	if !seen.Enough.Amount.IsPositive() {
		return nil
	}
	return &caseEnough{Amount: seen.Enough.Amount, Deadline: seen.Enough.Deadline, Spared: seen.Enough.Spared, Costs: seen.Enough.Costs, Discount: seen.Enough.Discount}
}

// caseLetter is a letter of the case and how far it has come.
type caseLetter struct {
	No       int          `json:"no"` // its place on the case, from one
	Letter   wireID       `json:"letter"`
	Document string       `json:"document"`
	Dated    civil.Date   `json:"dated"`
	Total    money.Amount `json:"total"`
	Status   string       `json:"status"`
	Voided   bool         `json:"voided"` // its step was taken back: its fee and deadline don't stand
}

// casePaid is a payment on the case.
type casePaid struct {
	No       int          `json:"no"` // its place on the case, from one
	Payment  wireID       `json:"payment"`
	ValueOn  civil.Date   `json:"value_on"`
	Amount   money.Amount `json:"amount"`
	Method   string       `json:"method"`
	Reversed bool         `json:"reversed"`
}

// caseTask is something that a person is asked.
type caseTask struct {
	No   int        `json:"no"` // its place among the case's tasks, from one
	Task wireID     `json:"task"`
	On   civil.Date `json:"on"`
	Key  string     `json:"key"`
	Text string     `json:"text"`
}

// caseEvent is something that happened on the case.
type caseEvent struct {
	Version int64      `json:"version"`
	On      civil.Date `json:"on"`    // the day it counts from
	Known   civil.Date `json:"known"` // the day it was recorded
	By      string     `json:"by"`
	Kind    string     `json:"kind"`
	Text    string     `json:"text"`
	Book    string     `json:"book,omitempty"` // fingerprint of the book of law that it was reckoned by
}

// reviewOn returns the day on which the case is to be looked at: today, where
// something is to be done.
func reviewOn(seen casework.CaseView) civil.Date {
	if seen.Decision.Sent() != nil {
		return seen.On
	}
	return seen.Decision.Review
}

// assumedRate returns what there is to say of interest by a rate that nobody has fixed yet,
// or nil.
func assumedRate(seen *casework.CaseView) *followup.Reason {
	for i := range seen.Doubts {
		if seen.Doubts[i].Key == followup.DoubtAssumedRate {
			return &seen.Doubts[i]
		}
	}
	return nil
}

func newCaseAnswer(seen casework.CaseView, l wording.Language) caseAnswer {
	c, owed := &seen.Case, seen.Owed
	return caseAnswer{
		Number: c.Number, On: seen.On, Known: seen.Known, Shown: shownOf(c), State: string(c.State()), Flow: c.Flow,
		NextStep: seen.Decision.Next, NextStepOn: seen.Decision.Earliest, ReviewOn: reviewOn(seen), Debtor: c.Debtor.Name, Court: courtOf(c.Debtor),
		Principal: owed.Charged.Principal, Interest: owed.Charged.Interest, Fees: owed.Charged.ReminderFees,
		Compensation: owed.Charged.Compensation, Costs: owed.Charged.CollectionCosts.Plus(owed.Charged.CourtCosts),
		Paid: owed.Paid, Refunded: owed.Refunded, Credited: owed.Credited, Waived: owed.Waived, TimeBarredInterest: owed.TimeBarred, TimeBarredCosts: owed.TimeBarredCosts,
		Balance: owed.Total(), NotDue: owed.NotDue, Prepaid: owed.Prepaid,
		Agreement: agreementOf(seen.Agreement), Enough: enoughOf(seen), WithoutInterest: seen.NoInterest != nil, AssumedRate: assumedRate(&seen) != nil,
		Reasons: planReasons(seen.Decision.Reasons, l), LeftOut: planReasons(seen.Hindered, l), Letters: lettersOf(c), Payments: paymentsOf(c),
		Enclosures: enclosuresOf(seen), Foundations: foundationsOf(c), CourtSteps: courtStepsOf(c), CourtRight: courtRightOf(seen.CourtRight), CourtCosts: courtCostsOf(c), Estate: estateOf(c), Tasks: tasksOf(c, l), Events: eventsOf(seen, l), seen: seen,
	}
}

func lettersOf(c *debt.Case) []caseLetter {
	letters := make([]caseLetter, len(c.Letters))
	for i, made := range c.Letters {
		letters[i] = caseLetter{
			No: i + 1, Letter: wireID(made.Letter), Document: made.Document.String(), Dated: made.Dated, Total: made.Total,
			Status: statusOf(c, made.Letter).String(), Voided: isVoided(c, made.Step),
		}
	}
	return letters
}

// isVoided reports whether a step was taken back: deleted by a person, stopped, or
// not delivered.
func isVoided(c *debt.Case, id debt.StepID) bool {
	step := c.Step(id)
	return step != nil && !step.Stands()
}

// statusOf returns how far a letter has come: that of its last dispatch.
func statusOf(c *debt.Case, letter debt.DocumentID) debt.DispatchStatus {
	status := debt.Waiting
	for _, d := range c.Dispatches {
		if d.Letter == letter {
			status = d.Status
		}
	}
	return status
}

func paymentsOf(c *debt.Case) []casePaid {
	payments := make([]casePaid, len(c.Payments))
	for i, p := range c.Payments {
		payments[i] = casePaid{No: i + 1, Payment: wireID(p.Payment), ValueOn: p.ValueOn, Amount: p.Amount, Method: p.Method, Reversed: p.Reversed != ""}
	}
	return payments
}

func tasksOf(c *debt.Case, l wording.Language) []caseTask {
	p := &paper{language: l}
	tasks := []caseTask{}
	for i, t := range c.Tasks {
		if !t.Done {
			tasks = append(tasks, caseTask{No: i + 1, Task: wireID(t.Task), On: t.On, Key: t.Kind, Text: breakable(p.task(casework.TaskAsked(c, t.TaskRaised)))})
		}
	}
	return tasks
}

// parseState reads a state of cases; nothing is every state.
func parseState(text string) (debt.State, error) {
	switch state := debt.State(text); state {
	case "", debt.Open, debt.Disputed, debt.RunByHand, debt.Closed:
		return state, nil
	}
	return "", fault.New(fault.Invalid, "case.state_unknown").With("state", text)
}

// caseRow is a case as the list shows it. What is owed is of the day; it is null where
// the law has no answer for it. OwedFixed is without interest.
type caseRow struct {
	Number    int64         `json:"number"`
	State     string        `json:"state"`
	Flow      string        `json:"flow"`
	NextStep  string        `json:"next_step"`
	ReviewOn  civil.Date    `json:"review_on"`
	Debtor    string        `json:"debtor"`
	Owed      *money.Amount `json:"owed"`
	OwedFixed money.Amount  `json:"owed_fixed"`
	OpenedOn  civil.Date    `json:"opened_on"`
}

func newCaseRow(r casework.CaseRow) caseRow {
	row := caseRow{
		Number: r.Number, State: string(r.State), Flow: r.Flow, NextStep: r.NextStep, ReviewOn: r.Review,
		Debtor: r.Debtor, OwedFixed: r.OwedFixed, OpenedOn: r.OpenedOn,
	}
	if r.OwedKnown {
		row.Owed = &r.Owed
	}
	return row
}

func (r caseRow) print(p *paper) {
	p.row(p.said("case.row", "case", strconv.FormatInt(r.Number, 10), "debtor", r.Debtor, "state", strings.ToLower(p.state(debt.State(r.State)))), r.figure(p))
}

func (r caseRow) figure(p *paper) string {
	if r.Owed == nil {
		return "?"
	}
	return wording.Figure(p.language, *r.Owed)
}

// caseCounts ends a list of cases.
type caseCounts struct {
	Cases int `json:"cases"`
}

func (a caseCounts) print(p *paper) {
	if a.Cases > 0 {
		p.blank()
	}
	p.say("case.count", "count", wording.Count(p.language, a.Cases))
}
