package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/money"
	"krav/internal/wording"
)

// pages measures how long the office's pages take to come, over HTTP, for many
// readers at once, at a creditor with many cases among others that have as many.
func (b *bench) pages(ctx context.Context) error {
	h, err := b.filledHouse(ctx)
	if err != nil {
		return err
	}
	token, err := h.reader(ctx)
	if err != nil {
		return err
	}
	site, err := h.openOffice(ctx, b.session.conf.configuration)
	if err != nil {
		return err
	}
	b.atEnd(site.close)
	visitors := newVisitors(site.address, token)
	b.atEnd(func(context.Context) error { visitors.client.CloseIdleConnections(); return nil })
	found := pagesFound{Cases: b.sizes.own, All: b.sizes.all, Readers: readersAtOnce}
	first := h.firstCase
	for _, kind := range []struct {
		addresses []string
		into      *float64
	}{
		{listAddresses(first, b.sizes.own), &found.List},
		{caseAddresses(first, b.sizes.own), &found.Case},
		{[]string{"/"}, &found.Start},
	} {
		if *kind.into, err = visitors.slowest(ctx, kind.addresses, b.sizes.views); err != nil {
			return err
		}
	}
	if found.FirstView, found.LaterView, err = visitors.weigh(ctx, first); err != nil {
		return err
	}
	if found.FirstPaint, found.SlowestPaint, err = visitors.firstPaint(ctx, []string{"/", "/cases", fmt.Sprintf("/cases/%d", first)}); err != nil {
		return err
	}
	b.found.pagesFound = &found
	return nil
}

// filledHouse opens a house with a creditor that has many cases, all of them
// reminded once and some paid, and with other creditors that have the rest.
func (b *bench) filledHouse(ctx context.Context) (*filledHouse, error) {
	h, err := b.open(ctx)
	if err != nil {
		return nil, err
	}
	full := &filledHouse{benchHouse: h}
	own := h.creditor
	if _, err := b.fill(ctx, h, b.sizes.own); err != nil {
		return nil, err
	}
	for left := b.sizes.all - b.sizes.own; left > 0; left -= casesOfOther {
		if err := h.furnish(ctx); err != nil {
			return nil, err
		}
		if _, err := b.fill(ctx, h, min(left, casesOfOther)); err != nil {
			return nil, err
		}
	}
	h.creditor = own
	if _, err := h.run(ctx, b.sizes.own); err != nil {
		return nil, err
	}
	if err := full.findFirst(ctx); err != nil {
		return nil, err
	}
	if err := full.pay(ctx, b.sizes.own); err != nil {
		return nil, err
	}
	return full, h.gatherStatistics(ctx)
}

// casesOfOther is how many cases each of the other creditors has.
const casesOfOther = 10_000

// filledHouse is a house whose first creditor has cases with numbers in a row.
type filledHouse struct {
	*benchHouse

	firstCase int64
}

func (h *filledHouse) findFirst(ctx context.Context) error {
	page, err := h.CaseList(ctx, h.who(), h.creditor, casework.CaseQuery{Sort: casework.ByNumber, Limit: 1})
	if err == nil && len(page.Lines) == 0 {
		err = errors.New("there are no cases")
	}
	if err != nil {
		return err
	}
	h.firstCase = page.Lines[0].Number
	return nil
}

// paidAtMost is how many payments there are.
const paidAtMost = 2000

// pay books a payment on every fiftieth case, on the days of the last month.
func (h *filledHouse) pay(ctx context.Context, cases int) error {
	for i := 0; i < min(cases/50, paidAtMost); i++ {
		_, err := h.RecordPayment(ctx, h.who(), h.creditor, casework.PaymentByHand{
			Number: h.firstCase + int64(i)*50, Amount: money.Kroner(100, 0), ValueOn: benchStart().AddDays(-i % 30),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// reader adds a person who works for the creditor, and signs them in.
func (h *filledHouse) reader(ctx context.Context) (string, error) {
	const email, password = "mette@" + benchDomain, "en rolig morgen ved fjorden" //nolint:gosec // of a house that is gone when it has been measured
	user := account.NewUser{Email: email, Name: "Mette Lund", Language: wording.Danish, Creditor: h.creditor, Role: access.Administrator, Password: password}
	if _, err := h.accounts.AddUser(ctx, h.who(), user); err != nil {
		return "", err
	}
	in, err := h.accounts.SignIn(ctx, email, password, account.Browser{Address: "127.0.0.1"})
	return in.Token, err
}

// listAddresses are pages of the case list: the first and later ones, with each
// order, with filters, and with searches for names, invoices and customers.
func listAddresses(first int64, cases int) []string {
	list := []string{
		"/cases", "/cases?tab=all", "/cases?tab=due", "/cases?tab=needs", "/cases?tab=closed",
		"/cases?sort=-owed", "/cases?sort=debtor", "/cases?sort=number&tab=all", "/cases?owed=2.000&flow=standard",
		"/cases?last=reminder-1", "/cases?principal=1.000&debtor=sand", "/cases?tab=all&sort=-owed&size=100",
		"/cases?principal=4.090", "/cases?owed=4.150", "/cases?last=payment", "/cases?last=objected", "/cases?principal=4.090&sort=debtor",
	}
	for i, word := range []string{"birk", "anna", "skovholm", "friis", "søren", "vang", "rosenlund", "lindbjerg"} {
		list = append(list, "/cases?q="+word, fmt.Sprintf("/cases?invoice=%d", 100_001+i*cases/8), fmt.Sprintf("/cases?q=kunde%d", i*cases/8),
			fmt.Sprintf("/cases?tab=all&sort=number&after=%d.%d&at=26", first+int64(i*cases/8), i))
	}
	return list
}

// caseAddresses are the pages of cases all over the creditor's book.
func caseAddresses(first int64, cases int) []string {
	var pages []string
	for i := range min(cases, 500) {
		pages = append(pages, fmt.Sprintf("/cases/%d", first+int64(i*(cases/min(cases, 500)))))
	}
	return pages
}

// pagesFound is what was measured of the pages.
type pagesFound struct {
	Cases   int     `json:"pages_cases"`     // of the creditor that was read
	All     int     `json:"pages_cases_all"` // in the house
	Readers int     `json:"pages_readers"`   // at once, none of whom waits between pages
	List    float64 `json:"list_p99_ms"`
	Case    float64 `json:"case_p99_ms"`
	Start   float64 `json:"start_p99_ms"`
	// FirstView is what a browser fetches that has nothing yet, packed, with style
	// sheet, script and fonts; LaterView a page alone, with a hundred lines. Both in
	// thousands of bytes.
	FirstView float64 `json:"first_view_kb"`
	LaterView float64 `json:"later_view_kb"`
	// FirstPaint is after how many milliseconds something stands on a page in Chromium that
	// has nothing kept, in the middle, and SlowestPaint at worst. Noughts without Chromium.
	FirstPaint   float64 `json:"first_paint_ms,omitempty"`
	SlowestPaint float64 `json:"first_paint_worst_ms,omitempty"`
}

// milliseconds returns a time in thousandths of a second, to the tenth.
func milliseconds(took time.Duration) float64 { return float64(took.Microseconds()/100) / 10 }
