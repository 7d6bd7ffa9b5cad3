package functions

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"strings"

	"brook/diag"
	"brook/engine/expr"
	"brook/engine/types"
)

func init() {
	modes := " mode is GCM (if not given), CBC or ECB, padding DEFAULT, PKCS or NONE."
	register(Spec{Names: []string{"aes_encrypt"}, Group: "misc_funcs", Min: 2, Max: 6, Since: "3.3.0", NonDeterministic: true,
		Usage:    "aes_encrypt(expr, key[, mode[, padding[, iv[, aad]]]]) - Encrypts bytes with a key of 16, 24 or 32 bytes." + modes,
		Examples: []Example{{"hex(aes_encrypt('Spark', '0000111122223333', 'ECB'))", "348FF37EBDE05B7880BA339068FBDA5E"}},
		Resolve:  func(c *CallContext) error { return aesCall(c, 6, encryptAES) }})
	for name, try := range map[string]bool{"aes_decrypt": false, "try_aes_decrypt": true} {
		result := Example{"CAST(" + name + "(unhex('348FF37EBDE05B7880BA339068FBDA5E'), '0000111122223333', 'ECB') AS STRING)", "Spark"}
		register(Spec{Names: []string{name}, Group: "misc_funcs", Min: 2, Max: 5, Since: "3.3.0",
			Usage:    name + "(expr, key[, mode[, padding[, aad]]]) - Decrypts what aes_encrypt made." + modes,
			Examples: []Example{result}, Resolve: func(c *CallContext) error {
				return aesCall(c, 5, func(in []byte, a aesArgs) ([]byte, error) {
					out, err := decryptAES(in, a)
					if err != nil && try {
						return nil, nil
					}
					return out, err
				})
			}})
	}
}

// aesArgs is how to encrypt or decrypt.
type aesArgs struct {
	key           []byte
	mode, padding string
	iv, aad       []byte
}

// aesCall fills in the arguments that were left out, of most ones, and runs f.
func aesCall(c *CallContext, most int, f func(in []byte, a aesArgs) ([]byte, error)) error {
	for i, missing := range []string{"", "", "GCM", "DEFAULT", "", ""}[:most] {
		if i < len(c.Args) {
			continue
		}
		l, err := expr.NewLiteral(str, missing)
		if err != nil {
			return err
		}
		c.Args = append(c.Args, l)
	}
	for i := range c.Args {
		want := types.Type(types.Binary)
		if i == 2 || i == 3 {
			want = str
		}
		if err := c.coerce(i, want); err != nil {
			return err
		}
	}
	return c.onCells(types.Binary, true, func(_ *expr.Context, a []any) (any, error) {
		args := aesArgs{key: bytesOf(a[1]), mode: strings.ToUpper(a[2].(string)), padding: strings.ToUpper(a[3].(string)), aad: bytesOf(a[most-1])}
		if most == 6 {
			args.iv = bytesOf(a[4])
		}
		out, err := f(bytesOf(a[0]), args)
		if out == nil {
			return nil, err
		}
		return out, err
	})
}

// block checks the key and the mode and makes the cipher.
func (a aesArgs) block() (cipher.Block, error) {
	if n := len(a.key); n != 16 && n != 24 && n != 32 {
		return nil, diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.AES_KEY_LENGTH", "22023",
			"The value of parameter(s) `key` in `aes_encrypt`/`aes_decrypt` is invalid: expects a binary value with 16, 24 or 32 bytes, but got %d bytes.", n)
	}
	padded := a.padding == "DEFAULT" || a.padding == "PKCS"
	switch {
	case a.mode == "GCM" && (a.padding == "DEFAULT" || a.padding == "NONE"), (a.mode == "ECB" || a.mode == "CBC") && padded:
		return aes.NewCipher(a.key)
	}
	return nil, diag.New(diag.SparkRuntime, "UNSUPPORTED_FEATURE.AES_MODE", "0A000",
		"The feature is not supported: AES-%s with the padding %s by the `aes_encrypt`/`aes_decrypt` function.", a.mode, a.padding)
}

func (a aesArgs) unsupported(what, condition, function string) error {
	return diag.New(diag.SparkRuntime, "UNSUPPORTED_FEATURE."+condition, "0A000",
		"The feature is not supported: `%s` with AES-%s does not support %s.", function, a.mode, what)
}

// vectorSize is how long the initialization vector is that comes before the
// encrypted bytes.
func (a aesArgs) vectorSize() int { return map[string]int{"GCM": 12, "CBC": 16}[a.mode] }

func aesFailed(detail string) error {
	return diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR", "22023",
		"The value of parameter(s) `expr`, `key` in `aes_encrypt`/`aes_decrypt` is invalid: detail message: %s", detail)
}

func encryptAES(in []byte, a aesArgs) ([]byte, error) {
	block, err := a.block()
	if err != nil {
		return nil, err
	}
	size := a.vectorSize()
	switch {
	case len(a.iv) > 0 && size == 0:
		return nil, a.unsupported("initialization vectors (IVs)", "AES_MODE_IV", "aes_encrypt")
	case len(a.iv) > 0 && len(a.iv) != size:
		return nil, diag.New(diag.SparkRuntime, "INVALID_PARAMETER_VALUE.AES_IV_LENGTH", "22023",
			"The value of parameter(s) `iv` in `aes_encrypt`/`aes_decrypt` is invalid: supports 16-byte CBC IVs and 12-byte GCM IVs, but got %d bytes for %s.", len(a.iv), a.mode)
	case len(a.aad) > 0 && a.mode != "GCM":
		return nil, a.unsupported("additional authenticate data (AAD)", "AES_MODE_AAD", "aes_encrypt")
	}
	vector := a.iv
	if len(vector) == 0 {
		vector = make([]byte, size)
		if _, err := rand.Read(vector); err != nil {
			return nil, err
		}
	}
	if a.mode == "GCM" {
		gcm, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		return gcm.Seal(bytes.Clone(vector), vector, in, a.aad), nil
	}
	pad := aes.BlockSize - len(in)%aes.BlockSize
	body := append(bytes.Clone(in), bytes.Repeat([]byte{byte(pad)}, pad)...)
	if a.mode == "CBC" {
		cipher.NewCBCEncrypter(block, vector).CryptBlocks(body, body)
		return append(bytes.Clone(vector), body...), nil
	}
	for at := 0; at < len(body); at += aes.BlockSize {
		block.Encrypt(body[at:], body[at:])
	}
	return body, nil
}

func decryptAES(in []byte, a aesArgs) ([]byte, error) {
	block, err := a.block()
	if err != nil {
		return nil, err
	}
	if len(a.aad) > 0 && a.mode != "GCM" {
		return nil, a.unsupported("additional authenticate data (AAD)", "AES_MODE_AAD", "aes_decrypt")
	}
	size := a.vectorSize()
	if len(in) < size {
		return nil, aesFailed("Invalid buffer arguments")
	}
	vector, body := in[:size], bytes.Clone(in[size:])
	if a.mode == "GCM" {
		gcm, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		if len(body) < gcm.Overhead() {
			return nil, aesFailed("Input data too short to contain an expected tag length of 16bytes")
		}
		out, err := gcm.Open([]byte{}, vector, body, a.aad)
		if err != nil {
			return nil, aesFailed("Tag mismatch!")
		}
		return out, nil
	}
	if len(body)%aes.BlockSize != 0 {
		return nil, aesFailed("Input length must be multiple of 16 when decrypting with padded cipher")
	}
	if a.mode == "CBC" {
		cipher.NewCBCDecrypter(block, vector).CryptBlocks(body, body)
	} else {
		for at := 0; at < len(body); at += aes.BlockSize {
			block.Decrypt(body[at:], body[at:])
		}
	}
	if len(body) == 0 {
		return []byte{}, nil
	}
	pad := int(body[len(body)-1])
	if pad == 0 || pad > aes.BlockSize || !bytes.Equal(body[len(body)-pad:], bytes.Repeat([]byte{byte(pad)}, pad)) {
		return nil, aesFailed("Given final block not properly padded. Such issues can arise if a bad key is used during decryption.")
	}
	return body[:len(body)-pad], nil
}
