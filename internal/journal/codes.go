package journal

import (
	"maps"
	"slices"

	"krav/internal/debt"
	"krav/internal/ledger"
)

// The descriptions below are stored forms: a field is never renamed, moved or
// given another meaning. What must change gets a new version beside the old.

func codeNothing[E debt.Event](*coder, *E) {}

func codeCaseOpened(c *coder, e *debt.CaseOpened) {
	c.number("number", &e.Number)
	c.text("flow", &e.Flow)
	part(c, "terms", &e.Terms, codeTerms)
	part(c, "debtor", &e.Debtor, codeDebtor)
}

func codeTerms(c *coder, t *debt.Terms) {
	named(c, "day_count", &t.DayCount, parseDayCount)
	c.flag("settles", &t.Settles)
	number(c, "postal_days", &t.PostalDays)
	number(c, "creditor", &t.Creditor)
	c.flag("compensation", &t.Compensation)
}

// parseDayCount returns the convention with a stored name, or nought.
func parseDayCount(name string) ledger.DayCount {
	count, err := ledger.ParseDayCount(name)
	if err != nil {
		return 0
	}
	return count
}

func codeDebtor(c *coder, d *debt.Debtor) {
	number(c, "kind", &d.Kind)
	c.text("language", &d.Language)
	c.personal("name", &d.Name)
	codePersonalLines(c, "address", &d.Address)
	c.personal("postcode", &d.Postcode)
	c.personal("town", &d.Town)
	c.personal("country", &d.Country)
	c.personal("email", &d.Email)
	c.personal("mobile", &d.Mobile)
	c.personal("customer_no", &d.CustomerNo)
	c.personal("cvr", &d.CVR)
}

// codePersonalLines codes lines of personal text as one field.
func codePersonalLines(c *coder, name string, lines *[]string) {
	joined := joinLines(*lines)
	c.personal(name, &joined)
	if c.reading {
		*lines = splitLines(joined)
	}
}

func codeDebtorCorrected(c *coder, e *debt.DebtorCorrected) { codeDebtor(c, &e.Debtor) }

func codeClaimRegistered(c *coder, e *debt.ClaimRegistered) {
	claim := &e.Claim
	number(c, "claim", &claim.ID)
	c.text("source", &claim.Source)
	c.text("number", &claim.Number)
	c.personal("text", &claim.Text)
	c.day("issued", &claim.Issued)
	c.day("arisen", &claim.Arisen)
	c.day("sent", &claim.Sent)
	c.day("due", &claim.Due)
	number(c, "due_origin", &claim.DueOrigin)
	c.amount("principal", &claim.Principal)
	c.day("interest_from", &claim.InterestFrom)
	c.rate("agreed", &claim.Agreed)
	part(c, "earlier", &claim.Earlier, codeEarlier)
}

func codeEarlier(c *coder, e *debt.EarlierReminders) {
	number(c, "count", &e.Count)
	c.day("last", &e.Last)
	number(c, "fees", &e.Fees)
	c.amount("fee", &e.Fee)
}

func codeClaimCredited(c *coder, e *debt.ClaimCredited) {
	number(c, "claim", &e.Claim)
	c.text("number", &e.Number)
	c.day("on", &e.On)
	c.amount("amount", &e.Amount)
}

func codePaymentRecorded(c *coder, e *debt.PaymentRecorded) {
	number(c, "payment", &e.Payment)
	c.amount("amount", &e.Amount)
	c.day("value_on", &e.ValueOn)
	c.day("booked_on", &e.BookedOn)
	c.text("method", &e.Method)
	c.text("reference", &e.Reference)
	number(c, "named", &e.Named)
	c.personal("text", &e.Text)
}

func codePaymentReversed(c *coder, e *debt.PaymentReversed) {
	number(c, "payment", &e.Payment)
	c.text("why", &e.Why)
}

func codeStepTaken(c *coder, e *debt.StepTaken) {
	number(c, "step", &e.Step)
	c.text("flow", &e.Flow)
	c.text("name", &e.Name)
	named(c, "document", &e.Document, debt.ParseDocument)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.day("planned", &e.Planned)
	c.day("deadline", &e.Deadline)
	c.amount("fee", &e.Fee)
	number(c, "fee_on", &e.FeeOn)
	list(c, "compensation", &e.Compensation, func(c *coder, id *debt.ClaimID) { number(c, "claim", id) })
	c.amount("each", &e.Each)
	c.amount("asked", &e.Asked)
	c.flag("settles", &e.Settles)
	c.text("book", &e.Book)
	c.text("approval", &e.Approval)
	list(c, "reasons", &e.Reasons, func(c *coder, key *string) { c.text("key", key) })
}

func codeStepVoided(c *coder, e *debt.StepVoided) {
	number(c, "step", &e.Step)
	c.text("why", &e.Why)
}

func codeLetterComposed(c *coder, e *debt.LetterComposed) {
	number(c, "letter", &e.Letter)
	number(c, "step", &e.Step)
	named(c, "document", &e.Document, debt.ParseDocument)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.day("dated", &e.Dated)
	c.text("hash", &e.Hash)
	number(c, "pages", &e.Pages)
	c.amount("total", &e.Total)
	number(c, "payment", &e.Payment)
}

func codeDispatchOrdered(c *coder, e *debt.DispatchOrdered) {
	number(c, "dispatch", &e.Dispatch)
	number(c, "letter", &e.Letter)
	named(c, "channel", &e.Channel, debt.ParseChannel)
	c.personal("recipient", &e.Recipient)
}

func codeDispatchHanded(c *coder, e *debt.DispatchHanded) {
	number(c, "dispatch", &e.Dispatch)
	c.day("on", &e.On)
	c.text("provider_id", &e.ProviderID)
	c.flag("accepted", &e.Accepted)
	c.personal("answer", &e.Answer)
	c.flag("repeated", &e.Repeated)
}

func codeDispatchReported(c *coder, e *debt.DispatchReported) {
	number(c, "dispatch", &e.Dispatch)
	named(c, "status", &e.Status, debt.ParseDispatchStatus)
	c.text("code", &e.Code)
	c.personal("diagnostic", &e.Diagnostic)
	c.text("source", &e.Source)
}

func codeDispatchStopped(c *coder, e *debt.DispatchStopped) {
	number(c, "dispatch", &e.Dispatch)
	c.text("why", &e.Why)
}

func codeCaseHeld(c *coder, e *debt.CaseHeld) {
	c.day("until", &e.Until)
	c.personal("why", &e.Why)
}

func codeFlowChanged(c *coder, e *debt.FlowChanged) { c.text("flow", &e.Flow) }

func codeObjectionRaised(c *coder, e *debt.ObjectionRaised) { c.personal("reason", &e.Reason) }

func codeObjectionResolved(c *coder, e *debt.ObjectionResolved) {
	c.text("outcome", &e.Outcome)
	c.personal("answer", &e.Answer)
}

func codeTaskRaised(c *coder, e *debt.TaskRaised) {
	number(c, "task", &e.Task)
	c.text("kind", &e.Kind)
	c.text("step", &e.Step)
	codeArgs(c, &e.Args)
}

// codeArgs codes the values of a message in the order of their names.
func codeArgs(c *coder, args *map[string]string) {
	type pair struct{ name, value string }
	var pairs []pair
	for _, name := range slices.Sorted(maps.Keys(*args)) {
		pairs = append(pairs, pair{name, (*args)[name]})
	}
	list(c, "args", &pairs, func(c *coder, p *pair) {
		c.text("name", &p.name)
		c.text("value", &p.value)
	})
	if !c.reading || len(pairs) == 0 {
		return
	}
	*args = make(map[string]string, len(pairs))
	for i, p := range pairs {
		if i > 0 && pairs[i-1].name >= p.name {
			c.fail(c.corrupt("args"))
		}
		(*args)[p.name] = p.value
	}
}

func codeTaskDone(c *coder, e *debt.TaskDone) {
	number(c, "task", &e.Task)
	c.personal("answer", &e.Answer)
}

func codeNoteAdded(c *coder, e *debt.NoteAdded) { c.personal("text", &e.Text) }

func codeCaseClosed(c *coder, e *debt.CaseClosed) { c.text("why", &e.Why) }

func codeCaseReopened(c *coder, e *debt.CaseReopened) { c.text("why", &e.Why) }
