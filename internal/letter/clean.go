package letter

import (
	"slices"
	"strings"
	"unicode"
)

// cleaned returns the input with every text made fit to print: blanks and line
// breaks run together, and characters that can't be seen taken out. Names and
// texts come from files; what looks like a name must be the name.
func (in Input) cleaned() Input {
	for _, text := range []*string{
		&in.Case, &in.Sender,
		&in.Creditor.Name, &in.Creditor.Phone, &in.Creditor.Email, &in.Creditor.CVR, &in.Creditor.Privacy,
		&in.Original.Name, &in.Original.How,
		&in.Debtor.Name, &in.Debtor.Country, &in.Debtor.Greeting, &in.Debtor.CustomerNo,
		&in.Portal.URL, &in.Portal.Number, &in.Portal.Code,
		&in.Accounts.Account, &in.Accounts.IBAN, &in.Accounts.Slip,
		&in.Closing.To,
	} {
		*text = printable(*text)
	}
	in.Creditor.Address = allPrintable(in.Creditor.Address)
	in.Debtor.Address = allPrintable(in.Debtor.Address)
	in.Claims = slices.Clone(in.Claims)
	for i := range in.Claims {
		in.Claims[i].Number, in.Claims[i].Text = printable(in.Claims[i].Number), printable(in.Claims[i].Text)
	}
	return in
}

// allPrintable returns the lines that have something in them.
func allPrintable(lines []string) []string {
	kept := make([]string, 0, len(lines))
	for _, line := range lines {
		if line = printable(line); line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}

// printable returns a text with single blanks and without what can't be seen:
// control characters, marks of direction and joiners.
func printable(text string) string {
	if !needsCleaning(text) {
		return text
	}
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.FieldsFunc(visible, isBlank), " ")
}

// isBlank holds for what may be run together. A no-break space was put where it
// is, and stays.
func isBlank(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }

func needsCleaning(text string) bool {
	blank := true // a blank at the start is one too many
	for _, r := range text {
		unseen := r < ' ' || r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
		if unseen || isBlank(r) && (blank || r != ' ') {
			return true
		}
		blank = isBlank(r)
	}
	return blank && text != ""
}
