package letter

import "krav/internal/wording"

// Parties returns who writes and to whom as a letter in a language has them, without the
// rest of it: what stands in the letterhead and in the envelope's window. What they lack
// is left out.
func Parties(l wording.Language, from Creditor, to Debtor) (Sender, Recipient) {
	in := Input{Creditor: from, Debtor: to}.cleaned()
	s := &scope{in: &in, language: l, stock: standard[l]}
	return s.sender(), Recipient{Lines: s.recipient()}
}

// sender returns the letterhead in words.
func (s *scope) sender() Sender {
	c := &s.in.Creditor
	return Sender{
		Name: c.Name, Return: s.say("sender.return"),
		Contact: joined(s.address(), s.labelled("sender.phone", c.Phone), c.Email, s.labelled("sender.cvr", c.CVR)),
	}
}
