package letter

import "strings"

// joined returns the texts that have something in them, with dots between.
func joined(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, " · ")
}

// labelled returns a word about a value, and nothing where there is no value.
func (s *scope) labelled(key, value string) string {
	if value == "" {
		return ""
	}
	return s.say(key)
}

// waysToPay returns how the letter can be paid, the words being those of the
// part "pay".
func (s *scope) waysToPay() []Fact {
	in := s.in
	var ways []Fact
	if in.Accounts.Slip != "" {
		ways = append(ways, Fact{Name: s.say("pay.slip"), Value: in.Accounts.Slip, Typed: true})
	}
	ways = append(ways,
		Fact{Name: s.say("pay.bank"), Value: in.Accounts.Account},
		Fact{Name: s.say("pay.iban"), Value: s.iban()},
		Fact{Name: s.say("pay.reference"), Value: s.say("pay.reference_text")},
	)
	if in.Terms.Online {
		ways = append(ways, Fact{Name: s.say("pay.online"), Value: in.Portal.URL})
	}
	return ways
}

// portalLogin returns what stands over the code: the number that goes with it.
func (s *scope) portalLogin() string {
	if number := s.loginNumber(); number != s.in.Case {
		return s.say("portal.number", "number", number)
	}
	return s.say("portal.case")
}

// signature returns a line of the signature, where a creditor who signs himself
// is named once.
func (s *scope) signature(l line) string {
	name, text := s.in.Creditor.Name, l.text.String()
	if text == name+", "+name {
		return name
	}
	return text
}
