package casework_test

import (
	"context"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/letter"
)

// seeing prints as press does, and keeps what the last letter says of the page.
type seeing struct {
	press
	link string
}

func (s *seeing) Print(c casework.Creditor, logo []byte, content letter.Content) (casework.Printed, error) {
	if content.Portal != nil {
		s.link = content.Portal.QR
	}
	return s.press.Print(c, logo, content)
}

// withLetter sends Anna a letter and returns the number and code that stand in it.
func (h *house) withLetter() (identifier.PortalNumber, identifier.LoginCode) {
	h.t.Helper()
	eyes := &seeing{}
	options := h.options()
	options.Printer = eyes
	h.Service = casework.New(options)
	h.invoices(anna)
	h.run()
	parts := strings.Split(eyes.link, "/") // https://krav.example/s/NUMBER/CODE
	if len(parts) != 6 {
		h.t.Fatalf("the link is %q", eyes.link)
	}
	number, err := identifier.ParsePortalNumber(parts[4])
	h.works(err)
	code, err := identifier.ParseLoginCode(parts[5])
	h.works(err)
	return number, code
}

func TestTheNumberAndCodeOfALetterOpenItsCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		number, code := h.withLetter()
		creditor, id, err := h.CaseBehind(h.t.Context(), number, code)
		if err != nil || creditor != h.creditor || id != h.look(first).Case.ID {
			h.t.Errorf("behind them = %d, %d, %v; want Anna's case", creditor, id, err)
		}
		nobodys, err := identifier.PortalNumberFor(number.Serial() + 1)
		h.works(err)
		elsewhere, err := identifier.PortalNumberFor(number.Serial() + 10_000_000)
		h.works(err)
		for what, try := range map[string]struct {
			number identifier.PortalNumber
			code   identifier.LoginCode
		}{
			"another code":              {number, identifier.LoginCodeFrom([32]byte{1})},
			"no code":                   {number, identifier.LoginCode{}},
			"a number that is nobody's": {nobodys, code},
			"another creditor's number": {elsewhere, code},
		} {
			if _, _, err := h.CaseBehind(h.t.Context(), try.number, try.code); !fault.Is(err, fault.NotFound) {
				h.t.Errorf("%s: %v, want that there is no such case", what, err)
			}
		}
	})
}

func TestThatADebtorCameToThePageIsRecordedOnceForALetter(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		debtor := access.NewDebtor(int64(h.creditor), int64(h.look(first).Case.ID))
		for range 3 {
			h.works(h.RecordOpened(h.t.Context(), debtor, h.creditor))
		}
		h.dispatches(first, "email opened")
		opened := 0
		for _, r := range h.look(first).Case.Dispatches[0].Reports {
			if r.Status == debt.Opened {
				opened++
			}
		}
		if opened != 1 {
			h.t.Errorf("opened %d times, want once", opened)
		}
		h.proven()
	})
}

func TestOnlyTheDebtorOpensThePageAsTheDebtor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		id := int64(h.look(first).Case.ID)
		for what, who := range map[string]access.Actor{
			"the creditor's own person": h.person,
			"another creditor's debtor": access.NewDebtor(int64(h.creditor)+1, id),
			"the night run":             access.NightRun(),
		} {
			if err := h.RecordOpened(context.WithoutCancel(h.t.Context()), who, h.creditor); !fault.Is(err, fault.Forbidden) {
				h.t.Errorf("%s: %v, want it forbidden", what, err)
			}
		}
		h.dispatches(first, "email received")
	})
}
