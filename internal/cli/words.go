package cli

import (
	"krav/internal/debt"
	"krav/internal/followup"
)

// The names of documents, channels, statuses and states, as people see them.
const (
	keyFriendlyReminder    = "document.friendly_reminder"
	keyFirstReminder       = "document.reminder_1"
	keySecondReminder      = "document.reminder_2"
	keyThirdReminder       = "document.reminder_3"
	keyCollectionNotice    = "document.collection_notice"
	keyThirdReminderNotice = "document.reminder_3_notice"
	keyCollectionDemand    = "document.collection_demand"
	keyPaymentReceipt      = "document.receipt"
	keyInstalmentReminder  = "document.instalment_reminder"

	keyByEmail = "channel.email"
	keyByPrint = "channel.print"

	keyWaiting  = "status.waiting"
	keyUnclear  = "status.unclear"
	keySent     = "status.sent"
	keyDelayed  = "status.delayed"
	keyReceived = "status.received"
	keyOpened   = "status.opened"
	keyStopped  = "status.stopped"
	keyFailed   = "status.failed"

	keyOpen      = "state.open"
	keyDisputed  = "state.disputed"
	keyRunByHand = "state.by_hand"
	keyClosed    = "state.closed"
)

// document returns the name of a document.
func (p *paper) document(d debt.Document) string {
	switch d {
	case debt.FriendlyReminder:
		return p.said(keyFriendlyReminder)
	case debt.FirstReminder:
		return p.said(keyFirstReminder)
	case debt.SecondReminder:
		return p.said(keySecondReminder)
	case debt.ThirdReminder:
		return p.said(keyThirdReminder)
	case debt.CollectionNotice:
		return p.said(keyCollectionNotice)
	case debt.ThirdReminderNotice:
		return p.said(keyThirdReminderNotice)
	case debt.CollectionDemand:
		return p.said(keyCollectionDemand)
	case debt.PaymentReceipt:
		return p.said(keyPaymentReceipt)
	case debt.InstalmentReminder:
		return p.said(keyInstalmentReminder)
	}
	return d.String()
}

// The names of steps without a letter, and of flows.
const (
	keyComposition  = "step.composition_offer"
	keyLastLetter   = "step.letter_before_court"
	keyPaymentOrder = "step.payment_order"
	keyDecision     = "step.collection_decision"
	keyInstalment   = "step.instalment"

	keyEarlier        = "step.earlier"
	keyStandardFlow   = "flow.standard"
	keyPatientFlow    = "flow.patient"
	keyFastFlow       = "flow.fast"
	keyReminderFlow   = "flow.reminders"
	keyCollectionFlow = "flow.collection"
	keyBailiffFlow    = "flow.bailiff"
	keyLettersFlow    = "flow.letters"
)

// step returns the name of a step of a flow. Steps with a letter are named for
// it.
func (p *paper) step(name string) string {
	if d := debt.ParseDocument(name); d != 0 {
		return p.document(d)
	}
	switch name {
	case debt.EarlierLabel:
		return p.said(keyEarlier)
	case followup.CompositionStep:
		return p.said(keyComposition)
	case followup.LastLetterStep:
		return p.said(keyLastLetter)
	case followup.PaymentOrderStep:
		return p.said(keyPaymentOrder)
	case followup.DecisionStep:
		return p.said(keyDecision)
	case followup.InstalmentStep:
		return p.said(keyInstalment)
	}
	return name
}

// flow returns the name of a flow; a creditor's own has the name it was given.
func (p *paper) flow(name string) string {
	switch name {
	case followup.StandardFlow:
		return p.said(keyStandardFlow)
	case followup.PatientFlow:
		return p.said(keyPatientFlow)
	case followup.FastFlow:
		return p.said(keyFastFlow)
	case followup.ReminderFlow:
		return p.said(keyReminderFlow)
	case followup.CollectionFlow:
		return p.said(keyCollectionFlow)
	case followup.BailiffFlow:
		return p.said(keyBailiffFlow)
	case followup.LettersFlow:
		return p.said(keyLettersFlow)
	}
	return name
}

// channel returns the name of a way to send.
func (p *paper) channel(c debt.Channel) string {
	switch c {
	case debt.Email:
		return p.said(keyByEmail)
	case debt.Print:
		return p.said(keyByPrint)
	}
	return c.String()
}

// status returns how far a message has come, in the word that stands on pages.
func (p *paper) status(s debt.DispatchStatus) string {
	switch s {
	case debt.Waiting:
		return p.said(keyWaiting)
	case debt.Unclear:
		return p.said(keyUnclear)
	case debt.Sent:
		return p.said(keySent)
	case debt.Delayed:
		return p.said(keyDelayed)
	case debt.Received:
		return p.said(keyReceived)
	case debt.Opened:
		return p.said(keyOpened)
	case debt.Stopped:
		return p.said(keyStopped)
	case debt.Failed:
		return p.said(keyFailed)
	}
	return s.String()
}

// state returns where a case stands.
func (p *paper) state(s debt.State) string {
	switch s {
	case debt.Open:
		return p.said(keyOpen)
	case debt.Disputed:
		return p.said(keyDisputed)
	case debt.RunByHand:
		return p.said(keyRunByHand)
	case debt.Closed:
		return p.said(keyClosed)
	}
	return string(s)
}
