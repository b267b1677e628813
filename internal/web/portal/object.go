package portal

import (
	"net/http"

	"krav/internal/web"
	"krav/internal/wording"
)

// The fields of an objection.
const (
	fieldWhat   = "what"
	fieldReason = "reason"
)

// Why debtors object, as the form sends it.
const (
	objectPaid       = "paid"
	objectNotOrdered = "not_ordered"
	objectFaulty     = "faulty"
	objectAmount     = "amount"
	objectNotMine    = "not_mine"
	objectCharges    = "charges"
	objectOther      = "other"
)

// objections are what may be wrong, in a language.
func objections(l wording.Language) []web.Choice {
	say := func(value, key string) web.Choice { return web.Choice{Value: value, Label: wording.Say(l, key, nil)} }
	return []web.Choice{
		say(objectPaid, "portal.object_paid"), say(objectNotOrdered, "portal.object_not_ordered"), say(objectFaulty, "portal.object_faulty"),
		say(objectAmount, "portal.object_amount"), say(objectNotMine, "portal.object_not_mine"), say(objectCharges, "portal.object_charges"),
		say(objectOther, "portal.object_other"),
	}
}

// object raises the debtor's objection. What was typed stays in the form when it is
// refused.
func (p *Portal) object(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.isDebtor() {
		return errPreview()
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	err = p.work.ObjectAsDebtor(r.Context(), v.Who, v.Creditor, reasonOf(form))
	if err != nil && form.Fail(err) {
		return web.Show(w, r, form.Status(), caseView(newCasePage(v, form)))
	}
	if err != nil {
		return err
	}
	p.Tell(w, "portal.objected", "creditor", v.Page.Creditor.Name)
	return web.SeeOther(w, r, casePath)
}

// reasonOf returns what the debtor says is wrong: what was chosen, in Danish as the
// creditor reads it, and the debtor's own words.
func reasonOf(form web.Form) string {
	words := form.Value(fieldReason)
	for _, choice := range objections(wording.Danish) {
		switch {
		case choice.Value != form.Value(fieldWhat) || choice.Value == objectOther:
		case words == "":
			return choice.Label + "."
		default:
			return choice.Label + ". " + words
		}
	}
	return words
}

// mayObject reports whether there is anything to object to, and whether nobody looks
// at an objection already.
func (p casePage) mayObject() bool {
	return !p.Seen.Case.IsClosed() && !p.Seen.Case.Objection.Open
}
