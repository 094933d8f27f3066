"""How people sign in, the same in every environment; `base` imports it. More: docs/sign-in.md."""

from datetime import timedelta

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["cms.accounts.backends.StaffPasswords"]

# The two doors, and where Wagtail's own ones lead.
LOGIN_URL = "/anmelden/"
WAGTAILADMIN_LOGIN_URL = "/anmelden/redaktion/"
WAGTAIL_FRONTEND_LOGIN_URL = "/anmelden/"
# Password and e-mail address are changed at „Mein Zugang“, not in Wagtail's account screen.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Nobody gives a colleague a password: the new account's owner gets a link to choose one.
WAGTAILUSERS_PASSWORD_ENABLED = False

SESSION_ENGINE = "cms.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
KEPT_FORM_COOKIE = "schreibt"  # whose forms are kept that arrive after a session has ended
STAFF_SESSION = timedelta(hours=12)
PARTNER_SESSION = timedelta(days=30)

# Attempts are counted where all processes of a server, and several servers, see them. A table of
# its own: what the default cache holds is asked for on every page and stays in memory.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "attempts": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
ACCOUNT_ADAPTER = "cms.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
# An unknown address gets no mail; cms.accounts.doors.partners sees to it that nobody notices.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {
    "login": "60/15m/ip",
    "login_failed": "30/15m/ip,5/15m/key",  # second factors; the key is the person
    "request_login_code": "20/15m/ip,5/15m/key",
}

MFA_ADAPTER = "cms.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Niedersachsen hält zusammen"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_ALLOW_UNVERIFIED_EMAIL = True
