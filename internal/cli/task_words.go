package cli

import (
	"maps"

	"krav/internal/debt"
	"krav/internal/wording"
)

// task says what a task asks: a sentence with the task's own values and its step.
// Why work failed is a message too, said within the sentence.
func (p *paper) task(t debt.TaskRaised) string {
	values := map[string]string{"step": p.step(t.Step)}
	maps.Copy(values, t.Args)
	if why, given := t.Args["why"]; given {
		reason := map[string]string{"name": p.said(keyFieldDebtor)}
		maps.Copy(reason, t.Args)
		reason["field"] = p.field(t.Args["field"])
		values["why"] = plain(wording.Say(p.language, why, reason))
	}
	return whole(wording.Say(p.language, t.Kind, values))
}

// The names of what a letter can't be without, where a person can fill it in.
const (
	keyFieldCreditorAddress = "field.creditor_address"
	keyFieldCreditorEmail   = "field.creditor_email"
	keyFieldCreditorPhone   = "field.creditor_phone"
	keyFieldPrivacy         = "field.privacy"
	keyFieldPortal          = "field.portal"
	keyFieldDebtor          = "field.debtor"
	keyFieldDebtorAddress   = "field.debtor_address"
	keyFieldAccount         = "field.account"
)

// field returns what a field of a letter is called.
func (p *paper) field(name string) string {
	switch name {
	case "creditor.address":
		return p.said(keyFieldCreditorAddress)
	case "creditor.email":
		return p.said(keyFieldCreditorEmail)
	case "creditor.phone":
		return p.said(keyFieldCreditorPhone)
	case "creditor.privacy":
		return p.said(keyFieldPrivacy)
	case "portal.url":
		return p.said(keyFieldPortal)
	case "debtor.address":
		return p.said(keyFieldDebtorAddress)
	case "pay.account", "pay.iban", "pay.fik":
		return p.said(keyFieldAccount)
	}
	return name
}
