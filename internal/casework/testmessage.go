package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// TestMessage sends an e-mail to the creditor's own address by the way that letters
// leave, at once, so that whoever has typed the settings sees whether they hold
// (prøvebesked). A sandbox's goes to its catcher, as all its mail. It changes nothing,
// and fails as a Sender does, or with "settings.no_own_address".
func (s *Service) TestMessage(ctx context.Context, who access.Actor, creditor debt.CreditorID, l wording.Language) (to string, err error) {
	var c Creditor
	var channel Sender
	err = s.view(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit, r Reader) error {
		if c = v.creditor; c.replyTo() == "" {
			return fault.New(fault.Invalid, "settings.no_own_address")
		}
		var err error
		channel, err = v.channel(ctx, r)
		return err
	})
	if err != nil {
		return "", err
	}
	to = c.replyTo()
	id := debt.DispatchID(s.NewID())
	_, err = channel.Send(ctx, Outgoing{
		Creditor: c.ID, Dispatch: id, At: s.clock(c), MessageID: MessageID(id, s.Domain), FromName: c.senderName(), ReplyTo: c.replyTo(), To: to, ToName: c.Name,
		Subject: wording.Say(l, "settings.test_subject", nil), Text: wording.Say(l, "settings.test_text", map[string]string{"name": c.Name}),
	})
	return to, err
}
