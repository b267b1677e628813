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
	return s.testMessage(ctx, who, creditor, l, func(*visit) error { return nil })
}

// TestMail sends such a message by a mail server that isn't the creditor's yet, so that
// only one that works is kept. A password that isn't given is the one that is kept for the
// same server and user.
func (s *Service) TestMail(ctx context.Context, who access.Actor, creditor debt.CreditorID, l wording.Language, by Mail) (to string, err error) {
	return s.testMessage(ctx, who, creditor, l, func(v *visit) error { return v.leaveBy(by) })
}

// leaveBy has the mail of this visit leave by other settings than are stored.
func (v *visit) leaveBy(by Mail) error {
	was, is := v.creditor.Mail.Server, &by.Server
	if err := by.settle(); err != nil {
		return err
	}
	if err := v.mayLeaveBy(was, *is); err != nil {
		return err
	}
	is.Secret = 0
	if is.User != "" && is.Password == "" {
		if was.Secret == 0 || !is.reaches(was) {
			return fault.New(fault.Invalid, keyPasswordMissing).In("smtp_password")
		}
		is.Secret = was.Secret
	}
	v.creditor.Mail = by
	return nil
}

func (s *Service) testMessage(ctx context.Context, who access.Actor, creditor debt.CreditorID, l wording.Language, with func(*visit) error) (to string, err error) {
	var c Creditor
	var channel Sender
	err = s.view(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit, r Reader) error {
		if err := with(v); err != nil {
			return err
		}
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
