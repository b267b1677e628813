package calculation

import (
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// The kinds of next step, as JSON has them.
const (
	NextReminder         = "reminder"
	NextCompensation     = "compensation"
	NextCollectionNotice = "collection_notice"
	NextOwnCollection    = "own_collection"
	NextOtherCollection  = "other_collection"
	NextDemand           = "demand"
	NextPaymentOrder     = "payment_order"
	NextCourt            = "court"
	NextLimitation       = "limitation"
)

// goOn says what may be done next, in the order of its days. Where nothing is owed that
// is nothing; and where the claim looks time-barred it is said and no more.
func (w *working) goOn(owed ledger.Statement) error {
	if !owed.Total().IsPositive() {
		return nil
	}
	lost, barred, err := w.limited()
	if err != nil || barred {
		return err
	}
	first := civil.Latest(w.facts.On, w.facts.Due.AddDays(1))
	for _, part := range []func(civil.Date, ledger.Statement) error{w.nextReminder, w.nextCompensation, w.nextCollection, w.nextDemand} {
		if err := w.known(part(first, owed)); err != nil {
			return err
		}
	}
	slices.SortStableFunc(w.made.Next, func(a, b Step) int { return a.From.Compare(b.From) })
	w.noteTooLate()
	w.made.Next = append(w.made.Next, lost...)
	return nil
}

// noteTooLate says that some of the steps come, or give a deadline that runs out, after the
// claim is lost.
func (w *working) noteTooLate() {
	isTooLate := func(s Step) bool { return w.isLostOn(s.From) || w.isLostOn(s.Deadline) }
	if slices.ContainsFunc(w.made.Next, isTooLate) {
		w.note("calc.steps_too_late", w.last, w.lastBy.Citation, "day", w.last.String())
	}
}

// known lets a step be that the law has no row for, and notes that: what is owed is
// known all the same.
func (w *working) known(err error) error {
	if unknown := fault.Of(err); unknown != nil && unknown.Kind == fault.UnknownLaw {
		w.note("calc.next_unknown", civil.Date{}, "", "series", unknown.Args["series"], "day", unknown.Args["day"])
		return nil
	}
	return err
}

// limit finds when the claim is lost by limitation (forældelse), by its due day: nothing is
// asked of what may have interrupted the period.
func (w *working) limit() error {
	last, source, err := w.book.LimitationDate(law.GeneralPeriod, w.facts.Due)
	if fault.Is(err, fault.UnknownLaw) {
		w.unknown = err
		return nil
	}
	w.last, w.lastBy = last, source
	return err
}

// isLostOn reports whether the claim looks lost on a day: then nothing is charged for it.
func (w *working) isLostOn(day civil.Date) bool { return !w.last.IsZero() && day.After(w.last) }

// limited says when the claim is lost, as the last of the steps, and reports whether it
// looks to be lost already.
func (w *working) limited() (lost []Step, barred bool, err error) {
	if w.unknown != nil {
		return nil, false, w.known(w.unknown)
	}
	if w.isLostOn(w.facts.On) {
		w.note("calc.time_barred", w.last, w.lastBy.Citation, "day", w.last.String())
		return nil, true, nil
	}
	values := pairs([]string{"day", w.last.String()})
	return []Step{{Kind: NextLimitation, From: w.last, Rule: w.lastBy.Citation, key: "calc.next_limitation", values: values}}, false, nil
}

// nextReminder says when a reminder may next carry a fee.
func (w *working) nextReminder(first civil.Date, _ ledger.Statement) error {
	row, err := w.book.Reminders.Find(first)
	if err != nil {
		return err
	}
	rule, charged := row.Value, 0
	for i := range w.owed.Steps {
		if w.owed.Steps[i].Fee.IsPositive() {
			charged++
		}
	}
	if charged >= rule.MaxCount {
		w.step(NextReminder, "calc.next_reminder_free", first, money.Amount{}, row.Source, "max", strconv.Itoa(rule.MaxCount))
		return nil
	}
	if last := w.lastReminder(); !last.IsZero() {
		first = civil.Latest(first, rule.EarliestNext(last, law.FullDays))
	}
	w.step(NextReminder, "calc.next_reminder", first, rule.MaxFee, row.Source,
		"number", strconv.Itoa(charged+1), "max", strconv.Itoa(rule.MaxCount))
	return nil
}

// nextCompensation says what late payment gives in trade, where it wasn't asked for.
func (w *working) nextCompensation(_ civil.Date, _ ledger.Statement) error {
	f := &w.facts
	if f.Compensation || f.isOverdue(f.On) && !f.isLate() {
		return nil
	}
	amount, source, err := w.book.CompensationFor(law.Business, f.Debtor, f.Arisen)
	if err != nil || !amount.IsPositive() {
		return err
	}
	w.step(NextCompensation, "calc.next_compensation", f.Due.AddDays(1), amount, source)
	return nil
}

// nextCollection says what collection may cost, and which letter must go before it.
func (w *working) nextCollection(first civil.Date, owed ledger.Statement) error {
	if w.facts.OwnCosts { // the notice has run out, or they may not be asked for
		return nil
	}
	notice, err := w.book.CollectionNotice.Find(first)
	if err != nil {
		return err
	}
	deadline := w.book.LastTimelyDay(notice.Value, first)
	w.letter(NextCollectionNotice, "calc.next_notice", first, deadline, notice.Source, notice.Value.MinDeadline)
	for kind, step := range collections {
		if err := w.known(w.nextCosts(law.CollectionKind(kind+1), step, deadline.AddDays(1), owed.Left.Principal)); err != nil {
			return err
		}
	}
	return nil
}

// nextDemand says when the demand may be sent that must go before court, and when the
// court may be asked.
func (w *working) nextDemand(first civil.Date, owed ledger.Statement) error {
	demand, err := w.book.Demand.Find(first)
	if err != nil {
		return err
	}
	deadline := w.book.LastTimelyDay(demand.Value, first)
	w.letter(NextDemand, "calc.next_demand", first, deadline, demand.Source, demand.Value.MinDeadline)
	return w.nextCourt(deadline.AddDays(1), owed.Left.Principal)
}

// collections are the steps that collection may cost something at, by law.CollectionKind.
var collections = [...]struct{ kind, key string }{
	law.OwnCollection - 1:   {NextOwnCollection, "calc.next_own_collection"},
	law.OtherCollection - 1: {NextOtherCollection, "calc.next_other_collection"},
}

func (w *working) nextCosts(by law.CollectionKind, as struct{ kind, key string }, from civil.Date, principal money.Amount) error {
	most, source, err := w.book.CollectionCostCap(by, w.facts.Arisen, principal)
	if err != nil || !most.IsPositive() {
		return err
	}
	if source.Unverified {
		w.doubtSource(source)
	}
	if by == law.OwnCollection {
		w.doubtVAT(source)
	}
	fee, err := w.book.Reminders.Find(from)
	if err != nil {
		return err
	}
	vat, err := w.book.VAT.Find(w.facts.Arisen)
	if err != nil {
		return err
	}
	w.step(as.kind, as.key, from, most, source,
		"fee", fee.Value.CollectionFee.String(), "with_vat", most.Plus(vat.Value.Of(most)).String())
	return nil
}

// nextCourt says how the claim comes before a court: by payment order where it is small
// enough (betalingspåkrav), else by a writ.
func (w *working) nextCourt(from civil.Date, principal money.Amount) error {
	limit, err := w.book.PaymentOrderLimit.Find(from)
	if err != nil {
		return err
	}
	if limit.Value.Less(principal) {
		return w.nextWrit(from, principal, limit)
	}
	fee, err := w.book.CourtFees.PaymentOrder.Find(from)
	if err != nil {
		return err
	}
	objection, err := w.book.PaymentOrderObjection.Find(from)
	if err != nil {
		return err
	}
	small, err := w.book.SmallClaimLimit.Find(from)
	if err != nil {
		return err
	}
	key := "calc.next_payment_order"
	if small.Value.Less(principal) {
		key = "calc.next_payment_order_large"
	}
	w.step(NextPaymentOrder, key, from, fee.Value.Of(principal), fee.Source, "days", strconv.Itoa(objection.Value), "max", small.Value.String())
	return nil
}

// nextWrit says what the court takes for a writ (stævning), and again for a hearing: since
// the reform of the fees also when that is owed.
func (w *working) nextWrit(from civil.Date, principal money.Amount, limit *law.Dated[money.Amount]) error {
	filing, err := w.book.CourtFees.Filing.Find(from)
	if err != nil {
		return err
	}
	hearing, err := w.book.CourtFees.Hearing.Find(from)
	if err != nil {
		return err
	}
	key, values := "calc.next_court", []string{"max", limit.Value.String(), "hearing", hearing.Value.Of(principal).String()}
	due, dueErr := w.book.CourtFees.HearingDue.Find(from)
	lapses, lapsesErr := w.book.CourtFees.HearingLapses.Find(from)
	if dueErr == nil && lapsesErr == nil {
		key, values = "calc.next_court_hearing", append(values, "months", strconv.Itoa(due.Value), "days", strconv.Itoa(lapses.Value))
	}
	w.step(NextCourt, key, from, filing.Value.Of(principal), limit.Source, values...)
	return nil
}

// step keeps a step, with the most that it may cost, or nothing.
func (w *working) step(kind, key string, from civil.Date, amount money.Amount, source law.Source, values ...string) {
	made := Step{Kind: kind, From: from, Rule: source.Citation, key: key, values: pairs(append(values, "from", from.String(), "amount", amount.String()))}
	if amount.IsPositive() {
		made.Amount = &amount
	}
	w.made.Next = append(w.made.Next, made)
}

// letter keeps a step that is a letter with a deadline.
func (w *working) letter(kind, key string, from, deadline civil.Date, source law.Source, days int) {
	w.made.Next = append(w.made.Next, Step{
		Kind: kind, From: from, Deadline: deadline, Rule: source.Citation, key: key,
		values: pairs([]string{"from", from.String(), "deadline", deadline.String(), "days", strconv.Itoa(days)}),
	})
}
