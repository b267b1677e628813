package cli

import (
	"context"
	crand "crypto/rand"
	"errors"
	"log/slog"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"

	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/letter/pdf"
	"krav/internal/store"
)

// house is the parts put together: the use cases over a store, with the world
// outside wired to them. This is the one place where that is done.
type house struct {
	*casework.Service
	accounts *account.Service

	db   *store.DB
	ids  *store.LeasedIDs
	mail *mailroom
	now  func() time.Time
	log  *slog.Logger

	uploadDays int // how long a file that was sent waits to be taken in
}

// within opens the house, lets a command work in it, and closes it again.
func (s *session) within(ctx context.Context, work func(*house) error) error {
	h, err := openHouse(ctx, s.conf.configuration, s.tell, s.call.Now)
	if err != nil {
		return err
	}
	return errors.Join(work(h), h.close(ctx))
}

// openHouse puts the parts together as the configuration says.
func openHouse(ctx context.Context, conf configuration, t *teller, now func() time.Time) (*house, error) {
	keys, err := keysFor(ctx, conf, t)
	if err != nil {
		return nil, err
	}
	db, err := openStore(ctx, conf.storeOptions(), keys.sealer)
	if err != nil {
		return nil, err
	}
	ids, err := db.LeaseIDs(ctx, now, t.log)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	h := &house{db: db, ids: ids, mail: newMailroom(conf, keys, now), now: now, log: t.log, uploadDays: conf.UploadDays}
	printer := newPrintShop()
	h.Service = casework.New(casework.Options{
		Store: db, Now: now, NewID: ids.Next, Salt: crand.Text,
		Book: law.Denmark(), Flows: followup.Standard(),
		Printer: printer, Writable: pdf.Writable, Envelopes: printer, Mail: h.mail.channel, MailHost: conf.SMTP.reach().Refuses, Portal: conf.portalOf, AccountChanged: h.tellAccountChanged,
		Domain: conf.domain(), PortalKey: keys.portal(), Log: t.log,
	})
	if _, err := h.RefreshLaw(ctx); err != nil {
		return nil, errors.Join(err, h.close(ctx))
	}
	h.accounts = account.New(account.Options{
		Store: db.Accounts(), Now: now, NewID: ids.Next, NewToken: crand.Text,
		Passwords: account.NewPasswords(account.OrdinaryCost, runtime.GOMAXPROCS(0)), Key: keys.access(),
		Mailer: h.mail, Cases: h.Service, Settings: bankChanges{h.Service}, Office: conf.Office.address(), SignUpClosed: conf.SignUpClosed, MailStays: conf.mailStays(), Log: t.log,
	})
	return h, nil
}

// tellAccountChanged has a creditor's administrators told where debtors now pay.
func (h *house) tellAccountChanged(ctx context.Context, creditor debt.CreditorID, change int64) error {
	return h.accounts.TellBankChanged(ctx, creditor, change)
}

// bankChanges tells those who mail people what was changed of a creditor's account.
type bankChanges struct{ work *casework.Service }

// BankChange implements account.Settings.
func (b bankChanges) BankChange(ctx context.Context, creditor debt.CreditorID, change int64) (account.BankChange, error) {
	made, err := b.work.AccountChange(ctx, creditor, change)
	return account.BankChange{
		Before: made.Before.Account.String(), After: made.After.Account.String(), On: casework.DayOf(made.At), By: made.By,
	}, err
}

// close lets go of what the house holds, also when the command was interrupted.
func (h *house) close(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	return errors.Join(h.mail.close(), h.ids.Release(ctx), h.db.Close()) //nolint:contextcheck // to close takes no context
}

// runner returns what does the house's jobs.
func (h *house) runner() (*jobs.Runner, error) {
	return jobs.New(jobs.Options{
		Queue: h.db.Queue(), Log: h.log, Random: rand.Float64, Now: h.clockOf,
	}, slices.Concat(h.Works(), h.accounts.Works())...)
}

// clockOf returns the moment it is for a creditor; nought is the house itself.
func (h *house) clockOf(creditor int64) time.Time {
	if creditor == 0 {
		return h.now()
	}
	return h.creditorClock(debt.CreditorID(creditor))
}

// creditorClock returns the moment it is for a creditor, for those who can't be
// told of an error: what they do for a creditor that can't be read will fail by
// itself.
func (h *house) creditorClock(creditor debt.CreditorID) time.Time {
	moment, err := h.NowOf(context.Background(), creditor)
	if err != nil {
		return h.now()
	}
	return moment
}
