"""The guided start of a company (新建公司)."""

from ui.pages.new_company.page import NewCompanyPage

__all__ = ["NewCompanyPage"]
