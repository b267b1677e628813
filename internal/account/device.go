package account

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// A device token says that the owner of an account has signed in in this browser
// before. It opens nothing: it only gives the browser tries of its own, so that a
// stranger who guesses at the account can't close it to its owner.

// newDevice returns a device token for an account.
func (s *Service) newDevice(emailKey string) string {
	nonce := s.NewToken()
	return nonce + "." + s.deviceMark(emailKey, nonce)
}

func (s *Service) deviceMark(emailKey, nonce string) string {
	return hex.EncodeToString(s.mac("device", emailKey, nonce))
}

// knownDevice returns what tells a browser from others, or false where its token
// isn't one for this account.
func (s *Service) knownDevice(emailKey, token string) (string, bool) {
	nonce, mark, ok := strings.Cut(token, ".")
	if !ok || !hmac.Equal([]byte(mark), []byte(s.deviceMark(emailKey, nonce))) {
		return "", false
	}
	return nonce, true
}

// mac signs texts for one use with the house's key.
func (s *Service) mac(use string, texts ...string) []byte {
	h := hmac.New(sha256.New, s.Key[:])
	h.Write(spelled(append([]string{use}, texts...)))
	return h.Sum(nil)
}

// spelled writes texts one after the other, each led by its length, so that no two
// lists of texts read the same.
func spelled(texts []string) []byte {
	var all []byte
	for _, text := range texts {
		all = strconv.AppendInt(all, int64(len(text)), 10)
		all = append(append(all, ':'), text...)
	}
	return all
}
