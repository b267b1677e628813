package store

import (
	"context"
	"fmt"

	"krav/internal/debt"
	"krav/internal/fault"
)

// Secret implements casework.Reader. It fails with fault.NotFound where there is
// none, and with fault.Unavailable where no keys were given or the one it was
// sealed with is missing.
func (r *reader) Secret(ctx context.Context, name string) (string, error) {
	row, err := r.q.SecretOf(ctx, int64(r.creditor), name)
	if err != nil {
		return "", found(err, fault.New(fault.NotFound, "secret.not_found").With("name", name))
	}
	if r.sealer == nil {
		return "", fault.New(fault.Unavailable, "secret.key_missing").With("key", row.KeyID)
	}
	text, err := r.sealer.Open(place(r.creditor, name), row.KeyID, row.Cipher)
	if err != nil {
		return "", fault.New(fault.Unavailable, "secret.key_missing").With("key", row.KeyID).Because(err)
	}
	return text, nil
}

// SaveSecret implements casework.Tx. It fails with fault.Unavailable where no
// keys were given.
func (t *transaction) SaveSecret(ctx context.Context, name, value string) error {
	if value == "" {
		if err := t.q.RemoveSecret(ctx, int64(t.creditor), name); err != nil {
			return fmt.Errorf("remove a secret: %w", err)
		}
		return nil
	}
	if t.sealer == nil {
		return fault.New(fault.Unavailable, "secret.no_keys")
	}
	key, sealed := t.sealer.Seal(place(t.creditor, name), value)
	if err := t.q.SaveSecret(ctx, int64(t.creditor), name, key, sealed); err != nil {
		return fmt.Errorf("store a secret: %w", err)
	}
	return nil
}

// place is where a secret belongs: copied to another creditor or name it can't
// be opened.
func place(creditor debt.CreditorID, name string) string {
	return number(int64(creditor)) + "/" + name
}
