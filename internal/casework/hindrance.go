package casework

import (
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// hindrances returns what keeps a letter that a decision sends from being written or
// from arriving, each with what to do about it: what the creditor lacks, and what the
// debtor lacks for the channel. A plan, a run, a preview and a step that a person
// takes ask here, so that none promises what another then refuses.
func (v *visit) hindrances(c *debt.Case, sent *debt.StepTaken) []followup.Reason {
	if sent == nil {
		return nil
	}
	var found []followup.Reason
	for _, key := range v.creditor.MissingFor(sent.Document) {
		found = append(found, followup.Reason{Key: key})
	}
	if len(found) > 0 {
		found = append(found, followup.Reason{Key: "hindrance.fill_in_creditor"})
	}
	if key := unaddressed(c.Debtor, sent.Channel); key != "" {
		found = append(found, followup.Reason{Key: key})
	} else if sent.Channel == debt.Print && !v.inWindow(&c.Debtor) {
		found = append(found, followup.Reason{Key: "hindrance.address_window"})
	}
	found = append(found, v.moneyWaits(c.ID)...)
	if why := v.unwritable(c); why != nil {
		found = append(found, followup.Reason{Key: why.Key, Args: why.Args})
	}
	return found
}

// unwritable returns why no letter can be printed with the debtor's name and address
// and the names of the claims, or nil.
func (v *visit) unwritable(c *debt.Case) *fault.Fault {
	if v.Writable == nil {
		return nil
	}
	texts := append([]string{c.Debtor.Name, c.Debtor.PostalLine()}, c.Debtor.Address...)
	for i := range c.Claims {
		texts = append(texts, c.Claims[i].Number)
	}
	for _, text := range texts {
		if why := fault.Of(v.Writable(text)); why != nil {
			return why
		}
	}
	return nil
}

// unaddressed returns what a debtor's address lacks, or nothing. Every letter names
// the address (inkassolovens § 10); one that goes by post needs all of it.
func unaddressed(d debt.Debtor, by debt.Channel) string {
	isForeign := d.Country != "" && d.Country != "DK"
	switch {
	case len(d.Address) == 0 && d.PostalLine() == "":
		return "hindrance.debtor_address"
	case by != debt.Print:
		return ""
	case len(d.Address) == 0, d.Town == "", d.Postcode == "" && !isForeign:
		return "hindrance.debtor_postal"
	}
	return ""
}

// mayWrite fails with fault.Invalid where something hinders the letter of a step.
func (v *visit) mayWrite(c *debt.Case, sent *debt.StepTaken) error {
	switch found := v.hindrances(c, sent); {
	case len(found) == 0:
		return nil
	case len(v.creditor.MissingFor(debt.FirstReminder)) > 0: // of the rest the first reason says enough
		return fault.New(fault.Invalid, "creditor.not_ready")
	default:
		why := fault.New(fault.Invalid, found[0].Key)
		for name, value := range found[0].Args {
			why = why.With(name, value)
		}
		return why
	}
}
