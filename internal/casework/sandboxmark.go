package casework

import (
	"krav/internal/letter"
	"krav/internal/wording"
)

// marked returns the content of a letter with a mark where the creditor is a sandbox
// (prøve): at the head, at the foot of each page, and in the e-mail that it goes with. Nobody
// who comes upon it is to take it for a demand.
func (v *visit) marked(content letter.Content) letter.Content {
	if !v.creditor.Sandbox {
		return content
	}
	said := wording.Say(content.Language, "sandbox.letter", nil)
	short := wording.Say(content.Language, "sandbox.short", nil)
	notice := letter.Paragraph{Text: letter.Text{{Text: said, Bold: true}}}
	if content.Notice != nil {
		notice.Elements = content.Notice.Elements
		notice.Text = append(notice.Text, append(letter.Plain(" "), content.Notice.Text...)...)
	}
	content.Notice = &notice
	content.Running.Document = short + " · " + content.Running.Document
	if content.Mail != nil {
		mail := *content.Mail
		mail.Subject = short + ": " + mail.Subject
		mail.Lead(said)
		content.Mail = &mail
	}
	if content.Translation != nil {
		translated := v.marked(*content.Translation)
		content.Translation = &translated
	}
	return content
}
