package law

import (
	"fmt"
	"strings"
)

// String returns the rule in words.
func (r VisitRule) String() string {
	return fmt.Sprintf("weekdays from %d:00 to %d:00, Saturdays from %d:00 to %d:00", r.From, r.Until, r.From, r.SaturdayUntil)
}

func (r VisitRule) danish() string {
	return fmt.Sprintf("hverdage kl. %d-%d, lørdage kl. %d-%d", r.From, r.Until, r.From, r.SaturdayUntil)
}

// String returns the arrival in English words.
func (a Arrival) String() string {
	if a == OnTheHandset {
		return "on the telephone"
	}
	return "in the recipient's box"
}

func (a Arrival) danish() string {
	if a == OnTheHandset {
		return "på telefonen"
	}
	return "i modtagerens postkasse"
}

// String returns the rule in words.
func (r ReceiptRule) String() string {
	return fmt.Sprintf("letter: %s; e-mail: %s; Digital Post: %s; text message: %s", r.Letter, r.Email, r.DigitalPost, r.SMS)
}

func (r ReceiptRule) danish() string {
	return fmt.Sprintf("brev: %s; e-mail: %s; Digital Post: %s; sms: %s", r.Letter.danish(), r.Email.danish(), r.DigitalPost.danish(), r.SMS.danish())
}

// String returns the rule in words.
func (r RegisterRule) String() string {
	parts := []string{"more than " + describe(r.Above)}
	if r.OpenAbove != r.Above {
		parts = append(parts, fmt.Sprintf("more than %s to be seen by others", describe(r.OpenAbove)))
	}
	if r.Reminders > 0 {
		parts = append(parts, fmt.Sprintf("%d reminders in writing", r.Reminders))
	}
	parts = append(parts, fmt.Sprintf("%d days' warning", r.Notice))
	if r.Told > 0 {
		parts = append(parts, fmt.Sprintf("the debtor told within %d days", r.Told))
	}
	return strings.Join(append(parts, fmt.Sprintf("removed after %d years", r.KeptYears)), "; ")
}

func (r RegisterRule) danish() string {
	parts := []string{"mere end " + inDanish(r.Above)}
	if r.OpenAbove != r.Above {
		parts = append(parts, "mere end "+inDanish(r.OpenAbove)+" for at kunne ses af andre")
	}
	if r.Reminders > 0 {
		parts = append(parts, fmt.Sprintf("%d skriftlige rykkere", r.Reminders))
	}
	parts = append(parts, fmt.Sprintf("%d dages varsel", r.Notice))
	if r.Told > 0 {
		parts = append(parts, fmt.Sprintf("skyldneren får besked inden %d dage", r.Told))
	}
	return strings.Join(append(parts, fmt.Sprintf("slettes efter %d år", r.KeptYears)), "; ")
}

// String returns the caps in words.
func (c CreditCap) String() string {
	return fmt.Sprintf("at most %s a year, at most %s of the loan in all", describe(c.Yearly), describe(c.Whole))
}

func (c CreditCap) danish() string {
	return fmt.Sprintf("højst %s om året (ÅOP), højst %s af lånet i alt", inDanish(c.Yearly), inDanish(c.Whole))
}

// String returns the ranges in words, smallest values first.
func (r Ranges) String() string {
	parts := make([]string, len(r))
	for i, step := range r {
		parts[i] = fmt.Sprintf("to %s: %s to %s", step.UpTo, step.Least, describe(step.Most))
	}
	return strings.Join(parts, "; ")
}
