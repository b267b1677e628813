package journal

import (
	"maps"
	"slices"

	"krav/internal/debt"
	"krav/internal/fault"
)

// form is how one kind of event is written in one version.
type form struct {
	kind    string
	version int
	write   func(*coder, debt.Event) bool
	read    func(*coder) debt.Event
}

func formOf[E debt.Event](kind string, version int, code func(*coder, *E)) form {
	return form{
		kind: kind, version: version,
		write: func(c *coder, e debt.Event) bool {
			v, ok := e.(E)
			if ok {
				code(c, &v)
			}
			return ok
		},
		read: func(c *coder) debt.Event {
			var v E
			code(c, &v)
			return v
		},
	}
}

// forms lists every form there has ever been. The last of a kind is written; all
// are read. Names and versions are stored and so never change; nor do the
// descriptions in the files codes_*.go: a field is never renamed, moved or given
// another meaning. What must change gets a new version beside the old.
var forms = []form{
	formOf("case.opened", 1, codeCaseOpened),
	formOf("case.opened", 2, codeCaseOpened2),
	formOf("case.opened", 3, codeCaseOpened3),
	formOf("case.opened", 4, codeCaseOpened4),
	formOf("case.opened", 5, codeCaseOpened5),
	formOf("debtor.corrected", 1, codeDebtorCorrected),
	formOf("claim.registered", 1, codeClaimRegistered),
	formOf("claim.registered", 2, codeClaimRegistered2),
	formOf("claim.registered", 3, codeClaimRegistered3),
	formOf("claim.registered", 4, codeClaimRegistered4),
	formOf("claim.credited", 1, codeClaimCredited),
	formOf("step.taken", 1, codeStepTaken),
	formOf("step.taken", 2, codeStepTaken2),
	formOf("step.taken", 3, codeStepTaken3),
	formOf("step.voided", 1, codeStepVoided),
	formOf("step.voided", 2, codeStepVoided2),
	formOf("costs.lowered", 1, codeCostsLowered),
	formOf("costs.lowered", 2, codeCostsLowered2),
	formOf("costs.lowered", 3, codeCostsLowered3),
	formOf("charge.dropped", 1, codeChargeDropped),
	formOf("charge.dropped", 2, codeChargeDropped2),
	formOf("letter.composed", 1, codeLetterComposed),
	formOf("letter.composed", 2, codeLetterComposed2),
	formOf("dispatch.ordered", 1, codeDispatchOrdered),
	formOf("dispatch.handed", 1, codeDispatchHanded),
	formOf("dispatch.reported", 1, codeDispatchReported),
	formOf("dispatch.stopped", 1, codeDispatchStopped),
	formOf("dispatch.packed", 1, codeDispatchPacked),
	formOf("payment.recorded", 1, codePaymentRecorded),
	formOf("payment.reversed", 1, codePaymentReversed),
	formOf("refund.paid", 1, codeRefundPaid),
	formOf("refund.paid", 2, codeRefundPaid2),
	formOf("case.held", 1, codeCaseHeld),
	formOf("composition.offered", 1, codeCompositionOffered),
	formOf("composition.ended", 1, codeCompositionEnded),
	formOf("payment.promised", 1, codePaymentPromised),
	formOf("case.resumed", 1, codeNothing[debt.CaseResumed]),
	formOf("batch.left", 1, codeNothing[debt.BatchLeft]),
	formOf("batch.joined", 1, codeNothing[debt.BatchJoined]),
	formOf("flow.changed", 1, codeFlowChanged),
	formOf("objection.raised", 1, codeObjectionRaised),
	formOf("objection.resolved", 1, codeObjectionResolved),
	formOf("limitation.changed", 1, codeLimitationChanged),
	formOf("limitation.changed", 2, codeLimitationChanged2),
	formOf("foundation.added", 1, codeFoundationAdded),
	formOf("foundation.withdrawn", 1, codeFoundationWithdrawn),
	formOf("court.filed", 1, codeCourtFiled),
	formOf("court.progressed", 1, codeCourtProgressed),
	formOf("court.cost_charged", 1, codeCourtCostCharged),
	formOf("court.cost_dropped", 1, codeCourtCostDropped),
	formOf("estate.opened", 1, codeEstateOpened),
	formOf("estate.ended", 1, codeEstateEnded),
	formOf("interest.spared", 1, codeInterestSpared),
	formOf("interest.capitalised", 1, codeInterestCapitalised),
	formOf("agreement.made", 1, codeAgreementMade),
	formOf("agreement.made", 2, codeAgreementMade2),
	formOf("instalment.reminded", 1, codeInstalmentReminded),
	formOf("instalment.deferred", 1, codeInstalmentDeferred),
	formOf("agreement.ended", 1, codeAgreementEnded),
	formOf("task.raised", 1, codeTaskRaised),
	formOf("task.raised", 2, codeTaskRaised2),
	formOf("task.done", 1, codeTaskDone),
	formOf("note.added", 1, codeNoteAdded),
	formOf("case.closed", 1, codeCaseClosed),
	formOf("case.closed", 2, codeCaseClosed2),
	formOf("case.closed", 3, codeCaseClosed3),
	formOf("case.reopened", 1, codeCaseReopened),
	formOf("case.reopened", 2, codeCaseReopened2),
}

// Content is an event as bytes.
type Content struct {
	Kind    string // noun.what_happened
	Form    int    // version of the form
	Payload string // the fields that the chain hashes as they are
	Private string // personal fields; empty where there are none, or they were erased
}

// Kinds returns the names of all kinds of event, in order.
func Kinds() []string {
	seen := make(map[string]bool)
	for _, f := range forms {
		seen[f.kind] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// Encode writes an event in the newest form of its kind. It fails with
// fault.Invalid, journal.text_unstorable, where a text holds a NUL or is not
// Unicode: no engine could give it back. It fails with fault.Corrupt for what no
// reader could read: journal.kind_unknown for what is no event, and
// journal.payload_unreadable for a value that its form has no name for.
func Encode(e debt.Event) (Content, error) {
	var c coder
	for _, f := range slices.Backward(forms) {
		if !f.write(&c, e) {
			continue
		}
		if err := c.end(); err != nil {
			return Content{}, err
		}
		return Content{Kind: f.kind, Form: f.version, Payload: c.open.out.String(), Private: c.private.out.String()}, nil
	}
	return Content{}, fault.New(fault.Corrupt, "journal.kind_unknown").With("kind", "")
}

// Decode reads an event in whatever version it was written. Personal fields that
// were erased are empty. It fails with fault.Corrupt: journal.kind_unknown for a
// kind or version that this program doesn't know, journal.payload_unreadable for
// a payload that isn't, to the byte, what its form would write.
func Decode(content Content) (debt.Event, error) {
	for i := range forms {
		if forms[i].kind == content.Kind && forms[i].version == content.Form {
			return forms[i].decode(content)
		}
	}
	return nil, fault.New(fault.Corrupt, "journal.kind_unknown").With("kind", content.Kind)
}

func (f *form) decode(content Content) (debt.Event, error) {
	c := coder{reading: true}
	c.open.in, c.private.in = content.Payload, content.Private
	if isUnstorable(content.Payload) || isUnstorable(content.Private) {
		return nil, c.corrupt("")
	}
	e := f.read(&c)
	if err := c.end(); err != nil {
		return nil, err
	}
	return e, nil
}
