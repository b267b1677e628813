package cli

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"krav/internal/casework"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// printShop prints letters: one press for each letterhead, made when it is first
// needed.
type printShop struct {
	mu      sync.Mutex
	presses map[letterhead]*pdf.Press
}

// letterhead is what tells two presses apart.
type letterhead struct {
	logo   [32]byte // SHA-256
	window pdf.Window
}

func newPrintShop() *printShop { return &printShop{presses: make(map[letterhead]*pdf.Press)} }

// Print lays a letter out on the creditor's letterhead.
func (s *printShop) Print(c casework.Creditor, logo []byte, content letter.Content) (casework.Printed, error) {
	press, err := s.press(c, logo)
	if err != nil {
		return casework.Printed{}, err
	}
	sheet, err := press.Print(content)
	if err != nil {
		return casework.Printed{}, err
	}
	return casework.Printed{Front: sheet.Prefix, Body: sheet.Body, Pages: sheet.Pages}, nil
}

// Check reports whether a logo can be used on the creditor's letters, and its window.
func (s *printShop) Check(c casework.Creditor, logo []byte) error {
	_, err := pdf.Prepare(pdf.Letterhead{Logo: logo, Window: pdf.Window(c.AddressWindow())}) // not kept: what is tried may never be used
	return err
}

// Suits reports whether the creditor's window has room for its letters.
func (*printShop) Suits(c casework.Creditor, logo []byte, from letter.Sender) error {
	press, err := pdf.Prepare(pdf.Letterhead{Logo: logo, Window: pdf.Window(c.AddressWindow())}) // not kept: what is tried may never be used
	if err != nil {
		return err
	}
	return press.Suits(from)
}

// Holds reports whether the creditor's window has room for an address.
func (s *printShop) Holds(c casework.Creditor, from letter.Sender, to letter.Recipient) error {
	press, err := s.press(c, nil)
	if err != nil {
		return err
	}
	return press.Holds(from, to)
}

func (s *printShop) press(c casework.Creditor, logo []byte) (*pdf.Press, error) {
	head := letterhead{logo: sha256.Sum256(logo), window: pdf.Window(c.AddressWindow())}
	s.mu.Lock()
	defer s.mu.Unlock()
	if press, ok := s.presses[head]; ok {
		return press, nil
	}
	press, err := pdf.Prepare(pdf.Letterhead{Logo: logo, Window: head.window})
	if err != nil {
		return nil, fmt.Errorf("prepare the letterhead: %w", err)
	}
	s.presses[head] = press
	return press, nil
}
